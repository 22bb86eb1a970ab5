package prepaid.vending.tariffs;

/** How a sale comes in and is paid. */
public record SaleWay(Channel channel, PaymentKind payment) {
  /** A consumer's purchase on the web, paid through a provider. */
  public static final SaleWay WEB = new SaleWay(Channel.WEB, PaymentKind.ONLINE);

  /** A scratch card, paid for when it was bought. */
  public static final SaleWay CARD = new SaleWay(Channel.CARD, PaymentKind.ONLINE);

  /** What a post-pay account gets at the utility's desk. */
  public static final SaleWay ACCOUNT = new SaleWay(Channel.OFFICE, PaymentKind.ACCOUNT);

  /** What the utility's desk gives. */
  public static final SaleWay DESK = new SaleWay(Channel.OFFICE, PaymentKind.NONE);
}
