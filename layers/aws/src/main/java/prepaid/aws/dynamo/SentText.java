package prepaid.aws.dynamo;

import java.time.Instant;
import java.util.Optional;
import prepaid.vending.messaging.Deliveries;
import prepaid.vending.messaging.DeliveryReport;

/**
 * One text of a delivery as a short text: {@code id} or {@code id|result|time|reason}, and nothing
 * at all while no carrier has taken it.
 */
final class SentText {
  private static final int PARTS = 4;

  private SentText() {}

  static String of(Deliveries.Text text) {
    String id = text.messageId().orElse("");
    return text.report()
        .map(report ->
            String.join(
                "|",
                id,
                DynamoDeliveries.slug(report.result()),
                report.at().toString(),
                report.reason()))
        .orElse(id);
  }

  static Deliveries.Text read(String text) {
    String[] parts = text.split("\\|", PARTS);
    Optional<String> id = Optional.of(parts[0]).filter(one -> !one.isEmpty());
    return new Deliveries.Text(id, parts.length == 1 ? Optional.empty() : Optional.of(read(parts)));
  }

  private static DeliveryReport read(String[] parts) {
    return new DeliveryReport(
        parts[0],
        LineText.ofSlug(DeliveryReport.Result.values(), DynamoDeliveries::slug, parts[1]),
        parts[3],
        Instant.parse(parts[2]));
  }
}
