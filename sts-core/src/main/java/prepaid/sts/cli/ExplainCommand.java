package prepaid.sts.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import prepaid.sts.DecodedToken;
import prepaid.sts.DecoderKey;
import prepaid.sts.EncryptionAlgorithm;
import prepaid.sts.StaTables;
import prepaid.sts.TokenCodec;
import prepaid.sts.cli.BadRequest.Kind;

/** {@code explain TOKEN --key HEX --ea 11}, for people. */
final class ExplainCommand {
  private static final Set<String> OPTIONS = Set.of("--key", "--ea", "--tables", "--base-date");

  private final Request options;
  private final StaTables tables;

  private ExplainCommand(Request options, StaTables tables) {
    this.options = options;
    this.tables = tables;
  }

  /**
   * Prints what the token is.
   *
   * @return 0 for a token that the key reads, 1 for one that a meter refuses
   * @throws BadRequest when the command line is wrong
   */
  static int run(List<String> args, PrintStream out) throws BadRequest {
    Request options = parsed(args);
    return new ExplainCommand(options, tables(options)).explain(out);
  }

  /** Options by name; all other words together are the token, which people write in groups. */
  private static Request parsed(List<String> args) throws BadRequest {
    Map<String, @Nullable Object> options = new LinkedHashMap<>();
    StringBuilder token = new StringBuilder();
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (!arg.startsWith("--")) {
        token.append(arg);
      } else if (OPTIONS.contains(arg) && i + 1 < args.size()) {
        options.put(field(arg), args.get(++i));
      } else {
        throw new BadRequest(
            Kind.UNKNOWN_FIELD,
            OPTIONS.contains(arg) ? arg + " needs a value" : "no option " + arg);
      }
    }
    if (token.isEmpty()) {
      throw new BadRequest(Kind.MISSING_FIELD, "the token is missing");
    }
    options.put("token", token.toString());
    return new Request(options);
  }

  private static String field(String option) {
    return option.equals("--base-date") ? "baseDate" : option.substring(2);
  }

  private static StaTables tables(Request options) throws BadRequest {
    if (!options.has("tables")) {
      return StaTables.sample();
    }
    String name = options.text("tables");
    try {
      return StaTablesJson.named(name);
    } catch (IOException e) {
      throw new BadRequest(Kind.INVALID_TABLES, "cannot read the tables from " + name);
    } catch (IllegalArgumentException e) {
      throw new BadRequest(Kind.INVALID_TABLES, String.valueOf(e.getMessage()));
    }
  }

  private int explain(PrintStream out) throws BadRequest {
    EncryptionAlgorithm ea = SharedFields.ea(options);
    Explanation explanation = new Explanation(ea, tables, SharedFields.baseDate(options));
    byte[] keyBytes = Hex.parsed(options.text("key"), "--key");
    try (DecoderKey key = SharedFields.decoderKey(keyBytes, ea);
        TokenCodec codec = TokenCodec.of(key, ea, tables)) {
      DecodedToken decoded = codec.decode(options.text("token"));
      explanation.of(decoded).forEach(out::println);
      return decoded instanceof DecodedToken.Refused ? 1 : 0;
    }
  }
}
