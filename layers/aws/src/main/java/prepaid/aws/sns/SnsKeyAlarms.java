package prepaid.aws.sns;

import java.util.function.Consumer;
import java.util.function.Predicate;
import prepaid.vending.keys.KeyAlarms;
import prepaid.vending.keys.KeyWarning;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Alarms about keys to the topic of the alarms.
 *
 * @param isMarked whether a warning was told
 * @param mark notes that a warning was told
 */
public record SnsKeyAlarms(
    SnsClient sns, String topicArn, Predicate<String> isMarked, Consumer<String> mark)
    implements KeyAlarms {
  @Override
  public boolean told(String warning) {
    return isMarked.test(warning);
  }

  @Override
  public void tell(KeyWarning warning) {
    var published =
        sns.publish(message ->
            message
                .topicArn(topicArn)
                .subject("Vending keys: " + warning.kind().slug())
                .message(warning.words()));
    mark.accept(warning.mark());
  }
}
