package prepaid.outside.payments;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import prepaid.vending.payments.PaymentProvider;

/** Chooses the payment provider that a deployment names. */
public final class Providers {
  private Providers() {}

  /**
   * The provider that {@code PAYMENTS_PROVIDER} names; {@code sandbox} is reached by {@code
   * SANDBOX_PAYMENTS_URL} and {@code SANDBOX_PAYMENTS_SECRET}, and reaches us by {@code
   * PUBLIC_URL}.
   *
   * @throws IllegalStateException naming the variable that is missing or wrong
   */
  public static PaymentProvider of(Map<String, String> environment, Clock clock) {
    String name = required(environment, "PAYMENTS_PROVIDER");
    if (!name.equals(SandboxPayments.NAME)) {
      throw new IllegalStateException("PAYMENTS_PROVIDER names no provider that is known: " + name);
    }
    return new SandboxPayments(
        new SandboxPayments.Settings(
            address(environment, "SANDBOX_PAYMENTS_URL"),
            required(environment, "SANDBOX_PAYMENTS_SECRET"),
            address(environment, "PUBLIC_URL")),
        clock);
  }

  private static String address(Map<String, String> environment, String name) {
    String url = required(environment, name);
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  private static String required(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> new IllegalStateException("environment variable not set: " + name));
  }
}
