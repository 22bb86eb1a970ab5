package prepaid.sts;

import java.util.OptionalInt;

/** What became of a token under a decoder key. */
public sealed interface DecodedToken {

  /** A credit token of this key. */
  record Credit(CreditToken token) implements DecodedToken {}

  /** A test and display token, which any key reads since it is not encrypted. */
  record TestDisplay(TestDisplayToken token) implements DecodedToken {}

  /** A management token of this key. */
  record Management(ManagementToken token) implements DecodedToken {}

  /** A part of a new key, sent under this one. Whoever decodes it closes it. */
  record KeyChange(KeySection token) implements DecodedToken {}

  /**
   * A meter with this key refuses it.
   *
   * @param result the meter's name for that
   * @param tokenClass the class, 0 to 3, where it is known
   * @param subclass the subclass, 0 to 15, where it could be trusted (the check fitted)
   * @param reason in words to read out
   */
  record Refused(TokenResult result, OptionalInt tokenClass, OptionalInt subclass, String reason)
      implements DecodedToken {}

  /** A refusal that names the class and subclass, where the check fitted. */
  static Refused refused(TokenResult result, int tokenClass, int subclass, String reason) {
    return new Refused(result, OptionalInt.of(tokenClass), OptionalInt.of(subclass), reason);
  }
}
