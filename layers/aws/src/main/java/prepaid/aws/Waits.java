package prepaid.aws;

import java.time.Duration;

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
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          Duration.ofSeconds(12));
}
