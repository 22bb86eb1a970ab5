package prepaid.tokengeneration;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.vending.VendRequest;

/**
 * An alias of the module: one a channel. The policies of the functions say who may knock; the door
 * says what it lets in, so that a function can only do its own channel's business.
 */
enum Door {
  WEB(Set.of("web"), Set.of(MoneySource.PaidPurchase.class), false),
  UPKEEP(Set.of("web"), Set.of(MoneySource.PaidPurchase.class), false),
  OFFICE(Set.of(), Set.of(), true);

  private final Set<String> payers;
  private final Set<Class<? extends MoneySource>> sources;
  private final boolean completesKeys;

  Door(Set<String> payers, Set<Class<? extends MoneySource>> sources, boolean completesKeys) {
    this.payers = payers;
    this.sources = sources;
    this.completesKeys = completesKeys;
  }

  /** The door of an invoked ARN: its last part. A call without an alias finds none. */
  static Optional<Door> ofArn(String invokedFunctionArn) {
    String last = invokedFunctionArn.substring(invokedFunctionArn.lastIndexOf(':') + 1);
    return Arrays.stream(values())
        .filter(door -> door.name().toLowerCase(Locale.ROOT).equals(last))
        .findFirst();
  }

  boolean admits(VendRequest request) {
    return payers.contains(request.key().payer()) && sources.contains(request.source().getClass());
  }

  boolean completesKeys() {
    return completesKeys;
  }
}
