package prepaid.sts;

/**
 * A token that carries a token identifier: the meter takes it once, and not under an expired key.
 * Test and display tokens and key changes carry none.
 */
public sealed interface DatedToken extends ClearToken permits CreditToken, ManagementToken {
  /** The minute by which the meter knows the token. */
  TokenIdentifier tid();
}
