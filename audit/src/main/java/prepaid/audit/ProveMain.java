package prepaid.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** The command {@code prove}. */
public final class ProveMain {
  public static final int PROVED = 0;
  public static final int FOUND = 1;
  static final int NOT_UNDERSTOOD = 2;
  static final int NOT_READ = 3;

  private ProveMain() {}

  public static void main(String[] arguments) {
    Optional<String> token = Optional.ofNullable(System.getenv("VEND_TOKEN"));
    System.exit(new Console(System.in, System.out, System.err).run(List.of(arguments), token));
  }

  /** What the command reads and writes. */
  public record Console(InputStream in, PrintStream out, PrintStream err) {
    public int run(List<String> arguments, Optional<String> token) {
      if (arguments.isEmpty() || arguments.stream().anyMatch(List.of("--help", "-h")::contains)) {
        out.print(ProveOptions.USAGE);
        return arguments.isEmpty() ? NOT_UNDERSTOOD : PROVED;
      }
      try {
        ProveOptions options = ProveOptions.parse(arguments, token);
        Verdict verdict = new ProveRun(options, in).run();
        Report report = new Report(verdict);
        out.print(options.json() ? report.json() : report.words());
        return verdict.holds() ? PROVED : FOUND;
      } catch (IllegalArgumentException e) {
        err.println("prove: " + e.getMessage());
        err.print(ProveOptions.USAGE);
        return NOT_UNDERSTOOD;
      } catch (IOException e) {
        err.println("prove: the rows cannot be read: " + e.getMessage());
        return NOT_READ;
      }
    }
  }
}
