package prepaid.vending.keys;

import java.util.List;
import prepaid.sts.CreditToken;
import prepaid.sts.DecoderKeyParameters;
import prepaid.sts.ManagementToken;
import prepaid.sts.TestDisplayToken;
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

  /**
   * Makes a token that sets or clears something in one meter, as {@link #mint}.
   *
   * @throws KeyWrappingFailed when the key cannot be used now; nothing was made
   */
  Token manage(WrappedKey key, DecoderKeyParameters meter, ManagementToken management);

  /**
   * Makes the tokens that move a meter from one key to another, in the order of their entry, and
   * has put them together again before it returns.
   *
   * @throws KeyWrappingFailed when a key cannot be used now; nothing was made
   * @throws IllegalArgumentException when a later base date comes with the same key
   */
  List<Token> changeKey(Keyed from, Keyed to);

  /** Makes a token that no key encrypts: every meter takes it. It is made here all the same. */
  Token test(TestDisplayToken test);

  /** A vending key, and a meter under it. */
  record Keyed(WrappedKey key, DecoderKeyParameters meter) {}
}
