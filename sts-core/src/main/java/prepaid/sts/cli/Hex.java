package prepaid.sts.cli;

import java.util.HexFormat;
import prepaid.sts.cli.BadRequest.Kind;

/** Hexadecimal input, refused without repeating it: it is mostly keys. */
final class Hex {
  private Hex() {}

  static byte[] parsed(String hex, String what) throws BadRequest {
    try {
      return HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException e) {
      throw new BadRequest(Kind.INVALID_HEX, what + " is not an even number of hexadecimal digits");
    }
  }
}
