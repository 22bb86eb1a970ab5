package prepaid.vending.keys;

import prepaid.sts.DecodedToken;
import prepaid.sts.DecoderKeyParameters;
import prepaid.sts.Token;

/** Port: the place where a vending key reads a token, as the meter would. */
public interface TokenReading {
  /**
   * Decodes a token of one meter; the token is neither made nor kept.
   *
   * @throws KeyWrappingFailed when the key cannot be used now
   */
  DecodedToken read(WrappedKey key, DecoderKeyParameters meter, Token token);
}
