package prepaid.localcloud.payments;

/** The page that a consumer sees at the provider: pay or decline, then back to the shop. */
final class CheckoutPage {
  private CheckoutPage() {}

  static String of(Payment payment) {
    Payment.Order order = payment.order();
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="icon" href="data:,">
    <title>Sandbox payments</title>
    <style>
      body { font: 1rem/1.5 system-ui, sans-serif; padding: 0 1rem;
        max-width: 26rem; margin: 3rem auto }
      .amount { font-size: 2rem; font-weight: 600 }
      button { font: inherit; padding: .7rem 1.4rem; margin-right: .5rem;
        border-radius: .4rem; border: 1px solid #888 }
      button.pay { background: #0a6b2f; border-color: #0a6b2f; color: #fff }
      .note { color: #555 }
    </style>
    </head>
    <body>
    <p class="note">Sandbox payments. No money moves here.</p>
    <p>%s</p>
    <p class="amount">%s %s</p>
    %s
    </body>
    </html>
    """
        .formatted(
            escape(order.description()),
            escape(order.amount()),
            escape(order.currency()),
            (payment.state() == Payment.State.OPEN ? "" : outcome(payment))
                + (payment.canBePaid() ? buttons(payment) : ""));
  }

  private static String buttons(Payment payment) {
    return """
    <form method="post" action="/checkout/%1$s/pay">
    <button class="pay" id="pay">Pay</button>
    <button id="decline" formaction="/checkout/%1$s/decline">Decline</button>
    </form>\
    """
        .formatted(payment.session());
  }

  private static String outcome(Payment payment) {
    String back =
        payment.order().returnUrl().isEmpty()
            ? ""
            : "<p><a id=\"back\" href=\"%s\">Back to the shop</a></p>"
                .formatted(escape(payment.order().returnUrl()));
    return "<p id=\"outcome\">This payment has %s.</p>".formatted(words(payment.state())) + back;
  }

  private static String words(Payment.State state) {
    return switch (state) {
      case OPEN -> "not been made";
      case SUCCEEDED -> "succeeded";
      case DECLINED -> "been declined. You may try again";
      case CLOSED -> "been closed, since nobody paid in time";
      case REFUNDED -> "been refunded";
    };
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
