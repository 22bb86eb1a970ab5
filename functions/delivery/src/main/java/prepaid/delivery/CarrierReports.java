package prepaid.delivery;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import prepaid.vending.messaging.DeliveryReport;

/**
 * Works through the reports of one invocation. One that fails holds up no other; at the end the
 * invocation fails, so that all come again, and what was noted changes nothing then.
 *
 * @param log must never be given a phone number or a reason
 */
record CarrierReports(Consumer<DeliveryReport> reports, Consumer<String> log) {
  void take(List<DeliveryReport> all) {
    Optional<RuntimeException> failed = Optional.empty();
    for (DeliveryReport report : all) {
      try {
        reports.accept(report);
      } catch (RuntimeException failure) {
        log.accept("a report was not noted: " + failure.getClass().getName());
        failed = Optional.of(failure);
      }
    }
    if (failed.isPresent()) {
      throw failed.get();
    }
  }
}
