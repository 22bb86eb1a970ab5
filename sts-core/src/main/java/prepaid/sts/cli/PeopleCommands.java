package prepaid.sts.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import prepaid.sts.Token;
import prepaid.sts.cli.BadRequest.Kind;

/** The commands for people: {@code explain}, {@code decode} and {@code encode}. */
final class PeopleCommands {
  static final String ENCODE = "encode";

  private static final int EXIT_OK = 0;
  private static final int EXIT_REFUSED = 1;
  private static final Set<Operation> MAKING =
      Set.of(Operation.CREDIT, Operation.MANAGE, Operation.TEST_DISPLAY, Operation.KEY_CHANGE);

  private PeopleCommands() {}

  /**
   * Runs the command that the first word names.
   *
   * @return 0, or 1 for a token that a meter refuses
   * @throws BadRequest when the command line is wrong
   */
  static int run(List<String> words, PrintStream out) throws BadRequest {
    String command = words.get(0);
    List<String> rest = words.subList(1, words.size());
    Optional<Operation> operation = Operation.titled(command);
    if (command.equals(ENCODE)) {
      return encode(rest, out);
    }
    if (operation.isPresent() && operation.get() == Operation.EXPLAIN) {
      return explain(rest, out);
    }
    if (operation.isPresent() && operation.get() == Operation.DECODE) {
      return decode(rest, out);
    }
    throw new BadRequest(
        Kind.UNKNOWN_OPERATION,
        operation.isPresent()
            ? command + " takes its request as a line of JSON on standard input"
            : "no command " + command);
  }

  private static int explain(List<String> words, PrintStream out) throws BadRequest {
    Explanation explanation = Explanation.of(CommandLine.ofToken(Operation.EXPLAIN, words));
    explanation.sentences().forEach(out::println);
    return explanation.isRefused() ? EXIT_REFUSED : EXIT_OK;
  }

  private static int decode(List<String> words, PrintStream out) throws BadRequest {
    Map<String, Object> answer =
        Operation.DECODE.answer(CommandLine.ofToken(Operation.DECODE, words));
    answer.forEach((name, value) -> out.println(name + ": " + value));
    return answer.containsKey("result") ? EXIT_REFUSED : EXIT_OK;
  }

  private static int encode(List<String> words, PrintStream out) throws BadRequest {
    Operation operation =
        (words.isEmpty() ? Optional.<Operation>empty() : Operation.titled(words.get(0)))
            .filter(MAKING::contains)
            .orElseThrow(() ->
                new BadRequest(
                    Kind.UNKNOWN_OPERATION,
                    "encode makes one of: credit, manage, test-display, key-change"));
    Map<String, Object> answer =
        operation.answer(CommandLine.ofOptions(operation, words.subList(1, words.size())));
    answer.forEach((name, value) -> {
      switch (name) {
        case "token" -> out.println(grouped(value));
        case "tokens" -> ((List<?>) value).forEach(token -> out.println(grouped(token)));
        default -> out.println(name + ": " + value);
      }
    });
    return EXIT_OK;
  }

  private static String grouped(Object digits) {
    return new Token(digits.toString()).grouped();
  }
}
