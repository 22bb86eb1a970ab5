package prepaid.audit;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param from the office of a running system, whose rows are fetched
 * @param token the auditor's bearer token for it
 * @param save where the fetched pages are kept
 * @param publicKey file with the public key of checkpoints, DER or PEM
 */
record ProveOptions(
    List<Path> files,
    Optional<URI> from,
    Optional<String> token,
    Optional<Path> save,
    Optional<Path> publicKey,
    boolean withKeys,
    boolean json) {
  static final String USAGE =
      """
      usage: ./vend prove FILES… [OPTIONS]
             ./vend prove --from URL --token TOKEN [OPTIONS]

      Recomputes the chain of every meter, the checkpoints and their signatures, and that money paid
      for each token, from rows as GET /office/v1/exports/vends answers them; needs no key. Names
      and places what was altered, removed, inserted or reordered; counts tokens, units and money.

        FILES             pages as they were answered, or a row a line; - is standard input
        --from URL        fetch the rows from this system, as ./vend up prints it
        --token TOKEN     bearer token of an auditor there; VEND_TOKEN in the environment will do
        --save FILE       keep what was fetched, a page a line
        --public-key F    the key that checkpoints must be signed with, DER or PEM
        --with-keys       have the system's secure module decode every token and hold it against its
                          row; keys and tokens stay there. Goes with --from
        --json            the report as one JSON object

      Exit code: 0 proved, 1 something was found, 2 not understood, 3 the rows cannot be read.
      """;

  /**
   * @throws IllegalArgumentException in words
   */
  static ProveOptions parse(List<String> arguments, Optional<String> environmentToken) {
    List<Path> files = new ArrayList<>();
    Optional<URI> from = Optional.empty();
    Optional<String> token = environmentToken;
    Optional<Path> save = Optional.empty();
    Optional<Path> publicKey = Optional.empty();
    boolean withKeys = false;
    boolean json = false;
    Iterator<String> each = arguments.iterator();
    while (each.hasNext()) {
      String argument = each.next();
      switch (argument) {
        case "--from" -> from = Optional.of(URI.create(value(argument, each)));
        case "--token" -> token = Optional.of(value(argument, each));
        case "--save" -> save = Optional.of(Path.of(value(argument, each)));
        case "--public-key" -> publicKey = Optional.of(Path.of(value(argument, each)));
        case "--with-keys" -> withKeys = true;
        case "--json" -> json = true;
        default -> files.add(file(argument));
      }
    }
    ProveOptions options = new ProveOptions(files, from, token, save, publicKey, withKeys, json);
    options.check();
    return options;
  }

  private void check() {
    if (files.isEmpty() == from.isEmpty()) {
      throw new IllegalArgumentException("give files, or --from URL: one of them");
    }
    if (from.isPresent() && token.isEmpty()) {
      throw new IllegalArgumentException("--from needs --token");
    }
    if (from.isEmpty() && (save.isPresent() || withKeys)) {
      throw new IllegalArgumentException("--save and --with-keys go with --from");
    }
  }

  private static Path file(String argument) {
    if (argument.startsWith("--")) {
      throw new IllegalArgumentException("there is no option " + argument);
    }
    return Path.of(argument);
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return rest.next();
  }
}
