package prepaid.aws;

import java.time.Duration;
import prepaid.vending.limits.Limits;

/**
 * How long calls of AWS may take.
 *
 * @param connectMax until a connection stands
 * @param tryMax of one try, answer included
 * @param callMax of a call to DynamoDB, KMS or SNS with all its tries
 * @param invocationMax of the secure module: above its own 10 s, below the API's 29 s
 */
public record Waits(
    Duration connectMax, Duration tryMax, Duration callMax, Duration invocationMax) {
  public static final Waits STANDARD =
      new Waits(
          Limits.AWS_CONNECT_WAIT_MAX,
          Limits.AWS_TRY_WAIT_MAX,
          Limits.AWS_CALL_WAIT_MAX,
          Limits.INVOCATION_WAIT_MAX);
}
