package prepaid.sts.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import prepaid.sts.StaTables;
import prepaid.sts.cli.BadRequest.Kind;

/**
 * The words of a command for people as a request: an option {@code --base-date 2014} is the field
 * {@code baseDate}, {@code --key} the decoder key, {@code --tables} a file; all other words
 * together are the token, which people write in groups of digits.
 */
final class CommandLine {
  private static final int TOKEN_DIGITS = 20;

  private final List<String> allowed;
  private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();
  private final StringBuilder token = new StringBuilder();

  private CommandLine(List<String> allowed) {
    this.allowed = allowed;
  }

  /**
   * A command that reads a token, or a whole key-change set.
   *
   * @throws BadRequest when the words are no such command
   */
  static Request ofToken(Operation operation, List<String> words) throws BadRequest {
    CommandLine line = new CommandLine(operation.fields());
    line.take(words);
    if (line.token.isEmpty()) {
      throw new BadRequest(Kind.MISSING_FIELD, "the token is missing");
    }
    List<String> tokens = line.tokens();
    line.fields.put(tokens.size() == 1 ? "token" : "tokens", line.value(tokens));
    return new Request(line.fields);
  }

  /**
   * A command that makes tokens, all by options.
   *
   * @throws BadRequest when the words are no such command
   */
  static Request ofOptions(Operation operation, List<String> words) throws BadRequest {
    CommandLine line = new CommandLine(operation.fields());
    line.take(words);
    if (!line.token.isEmpty()) {
      throw new BadRequest(Kind.UNKNOWN_FIELD, operation.title() + " takes options only");
    }
    return new Request(line.fields);
  }

  private void take(List<String> words) throws BadRequest {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.startsWith("--")) {
        token.append(word);
        continue;
      }
      String field = field(word);
      if (!allowed.contains(field) || field.startsWith("token")) {
        throw new BadRequest(Kind.UNKNOWN_FIELD, "no option " + word);
      }
      if (i + 1 == words.size()) {
        throw new BadRequest(Kind.MISSING_FIELD, word + " needs a value");
      }
      String value = words.get(++i);
      fields.put(field, field.equals("tables") ? tables(value) : value);
    }
  }

  private static String field(String option) {
    if (option.equals("--key")) {
      return "decoderKey";
    }
    String[] parts = option.substring(2).split("-");
    return parts[0]
        + Stream.of(parts)
            .skip(1)
            .filter(part -> !part.isEmpty())
            .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1))
            .collect(Collectors.joining());
  }

  /** Several tokens where the digits are those of two, three or four; else one, right or not. */
  private List<String> tokens() {
    String digits = token.toString().replace(" ", "").replace("-", "");
    int count = digits.length() / TOKEN_DIGITS;
    if (digits.length() % TOKEN_DIGITS != 0 || count < 2 || count > Reading.SET_TOKENS_MAX) {
      return List.of(token.toString());
    }
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tokens.add(digits.substring(i * TOKEN_DIGITS, (i + 1) * TOKEN_DIGITS));
    }
    return tokens;
  }

  private Object value(List<String> tokens) {
    return tokens.size() == 1 ? tokens.get(0) : tokens;
  }

  private static StaTables tables(String name) throws BadRequest {
    try {
      return StaTablesJson.named(name);
    } catch (IOException e) {
      throw new BadRequest(Kind.INVALID_TABLES, "cannot read the tables from " + name);
    } catch (IllegalArgumentException e) {
      throw new BadRequest(Kind.INVALID_TABLES, String.valueOf(e.getMessage()));
    }
  }
}
