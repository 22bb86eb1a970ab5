package prepaid.vending.texting;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import prepaid.vending.texting.Command.Buy;

/**
 * What a text asks for, so that the same is known again under another message id. It is stored
 * beside the phone, so it is a hash cut so short that it gives no card's PIN away: of ten million
 * billion PINs a billion have the same.
 */
final class Content {
  private static final int BYTES = 3;

  private Content() {}

  /** Empty for what a vendor asks: that is guarded by the PIN, and by asking before repeating. */
  static Optional<String> of(InboundText text, Command command) {
    return switch (command) {
      case Command.Sell sell -> Optional.empty();
      case Command.Surely surely -> Optional.empty();
      case Command.Reverse reverse -> Optional.empty();
      case Command.Join join -> Optional.empty();
      case Command.Float left -> Optional.empty();
      case Command.Sales sales -> Optional.empty();
      case Buy(var ways) ->
          Optional.of(hash(text, ways.getFirst().pin() + " " + ways.getFirst().meter().digits()));
      default -> {
        Pieces pieces = Pieces.of(text.body());
        String words = Vocabulary.plain(String.join(" ", pieces.words()));
        yield Optional.of(hash(text, words + " " + pieces.joined()));
      }
    };
  }

  private static String hash(InboundText text, String said) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((text.from() + " " + said).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
