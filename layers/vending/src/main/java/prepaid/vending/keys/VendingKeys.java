package prepaid.vending.keys;

import prepaid.sts.CreditToken;
import prepaid.sts.DecoderKeyParameters;
import prepaid.sts.Token;

/**
 * Port: the place where a vending key makes a token. The one that ships unwraps keys through the
 * key management service; a hardware security module goes here.
 */
public interface VendingKeys {
  /**
   * Makes the token of one credit for one meter, and has decoded it again before it returns.
   *
   * @throws KeyWrappingFailed when the key cannot be used now; nothing was made
   */
  Token mint(WrappedKey key, DecoderKeyParameters meter, CreditToken credit);
}
