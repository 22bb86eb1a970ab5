package prepaid.vending.partners;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import prepaid.vending.money.Money;

/**
 * A vendor who sells through our faces and pays in advance.
 *
 * @param id also the payer of its vends; lower-case letters, digits, dashes; no channel's name
 * @param active whether it may do anything at all
 * @param creditLimit how far the account may go below zero; never negative
 * @param twoPhase whether it is told tokens only after it has confirmed a sale
 * @param gateway whether it sells for terminals that are not listed; a revoked one is refused
 * @param lowFloat below which the float is reported as low
 * @param ties to others
 * @param secrets hashes of the secrets that open its account, at most two
 * @param version changes with every write of the row, by one; 0 before the first
 */
public record Partner(
    String id,
    String name,
    Currency currency,
    boolean active,
    Permissions permissions,
    Caps caps,
    Money creditLimit,
    Commission commission,
    boolean twoPhase,
    boolean gateway,
    List<Terminal> terminals,
    Money lowFloat,
    Ties ties,
    List<SecretHash> secrets,
    long version) {
  /** Two, so that a partner can move to a new secret without a moment in which none works. */
  public static final int SECRETS_MAX = 2;

  /** Channels' own payers: a partner of that name could take their references. */
  private static final Set<String> RESERVED =
      Set.of(
          "web", "office", "upkeep", "sms", "card", "partner", "credit", "reserve", "run", "audit",
          "account");

  /**
   * Fraud brakes.
   *
   * @param sale most that one sale may be; exact
   * @param day most that all sales of a day may be, as far as the counters have heard of them
   * @param terminalDay the same for the sales of one till
   */
  public record Caps(Money sale, Optional<Money> day, Optional<Money> terminalDay) {}

  /**
   * To whom else a partner belongs.
   *
   * @param superVendor the partner that gives it float; money moves between the two only
   * @param phone to which a low float is texted
   */
  public record Ties(Optional<String> superVendor, Optional<String> phone) {
    public static final Ties NONE = new Ties(Optional.empty(), Optional.empty());
  }

  public Partner {
    terminals = List.copyOf(terminals);
    secrets = List.copyOf(secrets);
    if (!isId(id) || secrets.size() > SECRETS_MAX || creditLimit.isNegative()) {
      throw new IllegalArgumentException("no partner can be like this");
    }
  }

  public static boolean isId(String text) {
    return text.matches("[a-z0-9-]{1,32}") && !RESERVED.contains(text);
  }

  /** Whether the secret is one of those that are live; takes the same time for each. */
  public boolean opensWith(String secret) {
    boolean opens = false;
    for (SecretHash hash : secrets) {
      opens |= hash.matches(secret);
    }
    return opens;
  }

  /** Whether that till may sell for the partner. */
  public boolean admits(String terminal) {
    return terminals.stream()
        .filter(one -> one.id().equals(terminal))
        .findFirst()
        .map(one -> !one.revoked())
        .orElse(gateway);
  }

  /** Whether float may move between the two: one gives it to the other, in one currency. */
  public boolean shares(Partner other) {
    return currency.equals(other.currency)
        && (ties.superVendor().equals(Optional.of(other.id))
            || other.ties.superVendor().equals(Optional.of(id)));
  }

  public boolean may(UseCase useCase) {
    return active && permissions.useCases().contains(useCase);
  }

  /** The new secret is live at once; of the old ones only the newest stays. */
  public Partner withSecret(SecretHash secret) {
    List<SecretHash> live =
        secrets.isEmpty() ? List.of(secret) : List.of(secret, secrets.getFirst());
    return with(live, version);
  }

  /** As it stands once it was written. */
  public Partner stored() {
    return with(secrets, version + 1);
  }

  private Partner with(List<SecretHash> newSecrets, long newVersion) {
    return new Partner(
        id,
        name,
        currency,
        active,
        permissions,
        caps,
        creditLimit,
        commission,
        twoPhase,
        gateway,
        terminals,
        lowFloat,
        ties,
        newSecrets,
        newVersion);
  }
}
