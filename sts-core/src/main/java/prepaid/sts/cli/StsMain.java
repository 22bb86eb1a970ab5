package prepaid.sts.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** The command {@code vend sts}; see {@link Help}. */
public final class StsMain {
  private static final int EXIT_OK = 0;
  private static final int EXIT_USAGE = 2;
  private static final int EXIT_BROKEN = 3;

  private StsMain() {}

  /** Runs the tool on the standard streams; answers are UTF-8 whatever the locale. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, UTF_8);
    int exit = run(List.of(args), System.in, out, System.err);
    out.flush();
    System.exit(exit);
  }

  /**
   * Runs the tool: request lines without arguments, else the command that they name.
   *
   * @return the exit code: 0, 1 for a token that is refused, 2 for a wrong command line, 3 when a
   *     stream broke
   */
  public static int run(List<String> args, InputStream in, PrintStream out, PrintStream err) {
    try {
      return args.isEmpty() ? answerLines(in, out) : command(args, out);
    } catch (BadRequest e) {
      err.println("vend sts: " + e.detail() + " (vend sts --help tells more)");
      return EXIT_USAGE;
    } catch (IOException e) {
      err.println("vend sts: reading or writing failed");
      return EXIT_BROKEN;
    } finally {
      out.flush();
    }
  }

  private static int answerLines(InputStream in, PrintStream out) throws IOException {
    RequestLines.answer(in, out);
    return EXIT_OK;
  }

  private static int command(List<String> args, PrintStream out) throws BadRequest {
    String first = args.get(0);
    Optional<Operation> operation =
        args.stream().map(Operation::titled).flatMap(Optional::stream).findFirst();
    if (isHelp(first) || args.stream().anyMatch(StsMain::isHelp)) {
      out.print(operation.map(Help::of).orElseGet(() -> Help.of(args)));
      return EXIT_OK;
    }
    return PeopleCommands.run(args, out);
  }

  private static boolean isHelp(String arg) {
    return arg.equals("--help") || arg.equals("-h") || arg.equals("help");
  }
}
