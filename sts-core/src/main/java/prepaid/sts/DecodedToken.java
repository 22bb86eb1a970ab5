package prepaid.sts;

import java.util.OptionalInt;

/** What became of a token under a decoder key. */
public sealed interface DecodedToken {

  /** A credit token of this key. */
  record Credit(CreditToken token) implements DecodedToken {}

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

  /**
   * Its check fits, and it is of a class whose content this library does not read yet.
   *
   * @param tokenClass 1 (test and display) or 2 (management)
   * @param subclass 0 to 15
   */
  record NotRead(int tokenClass, int subclass) implements DecodedToken {}
}
