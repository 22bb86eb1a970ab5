package prepaid.tokengeneration;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.partners.Partner;
import prepaid.vending.vending.AdviceRequest;
import prepaid.vending.vending.VendRequest;

/**
 * An alias of the module: one a channel. The policies of the functions say who may knock; the door
 * says what it lets in, so that a function can only do its own channel's business.
 */
enum Door {
  WEB(MoneySource.PaidPurchase.class),
  UPKEEP(MoneySource.PaidPurchase.class),
  PARTNER(MoneySource.PartnerFloat.class),
  SMS(MoneySource.PartnerFloat.class),
  /** Redeems cards: for a PIN, never for a serial. */
  CARD(null),
  OFFICE(null),
  AUDIT(null);

  private static final String WEB_PAYER = "web";
  private static final String CARD_PAYER = "card";

  private final @Nullable Class<? extends MoneySource> source;

  Door(@Nullable Class<? extends MoneySource> source) {
    this.source = source;
  }

  /** The door of an invoked ARN: its last part. A call without an alias finds none. */
  static Optional<Door> ofArn(String invokedFunctionArn) {
    String last = invokedFunctionArn.substring(invokedFunctionArn.lastIndexOf(':') + 1);
    return Arrays.stream(values())
        .filter(door -> door.name().toLowerCase(Locale.ROOT).equals(last))
        .findFirst();
  }

  boolean admits(VendRequest request) {
    return source == request.source().getClass()
        && isByText(request.source()) == (this == SMS)
        && request.key().payer().equals(payer(request.source()));
  }

  /** Only the function of the texts sells by text, and it sells no other way. */
  private static boolean isByText(MoneySource source) {
    return source instanceof MoneySource.PartnerFloat account && account.isByText();
  }

  /** Who may ask for a vend that this source pays for. */
  private static String payer(MoneySource source) {
    return switch (source) {
      case MoneySource.PaidPurchase purchase -> WEB_PAYER;
      case MoneySource.Card card -> CARD_PAYER;
      case MoneySource.PartnerFloat account -> account.partner();
    };
  }

  /** Whether a sale is one of those that this door's source pays for. */
  boolean admits(AdviceRequest request) {
    return source == MoneySource.PartnerFloat.class && Partner.isId(request.sale().payer());
  }

  /** Whether it decodes tokens of the ledger: the auditors' door does, and nothing else. */
  boolean checksTokens() {
    return this == AUDIT;
  }

  boolean redeems() {
    return this == CARD;
  }

  boolean completesKeys() {
    return this == OFFICE;
  }
}
