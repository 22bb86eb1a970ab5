package prepaid.aws;

import java.time.Clock;
import java.util.function.Supplier;
import prepaid.aws.dynamo.DynamoCardKeys;
import prepaid.aws.dynamo.DynamoCardRanges;
import prepaid.aws.dynamo.DynamoCardStore;
import prepaid.aws.dynamo.DynamoCardUses;
import prepaid.aws.dynamo.DynamoFloats;
import prepaid.aws.dynamo.DynamoGuesses;
import prepaid.aws.dynamo.DynamoPrintStore;
import prepaid.aws.invocation.LambdaCardRedemptions;
import prepaid.aws.kms.KmsCardKeyWrapping;
import prepaid.aws.recent.RecentCardKeys;
import prepaid.vending.cards.CardKeyWrapping;
import prepaid.vending.cards.CardKeys;
import prepaid.vending.cards.CardRanges;
import prepaid.vending.cards.CardRedemptions;
import prepaid.vending.cards.CardStore;
import prepaid.vending.cards.CardUses;
import prepaid.vending.cards.Guesses;
import prepaid.vending.cards.PrintStore;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The ports of the room of cards; variables are required when a port is asked for. */
public record CardPorts(
    Environment environment,
    Clock clock,
    Supplier<DynamoDbClient> dynamo,
    Supplier<KmsClient> kms,
    Supplier<LambdaClient> lambda) {
  public CardRanges ranges() {
    return new DynamoCardRanges(dynamo.get(), table());
  }

  /** With the floats that pay for cards, which stands on their statements. */
  public CardStore store() {
    DynamoFloats slices =
        new DynamoFloats(
            dynamo.get(),
            environment.required("FLOATS_TABLE"),
            environment.required("STATEMENTS_TABLE"));
    return new DynamoCardStore(dynamo.get(), table(), slices);
  }

  public CardUses uses() {
    return new DynamoCardUses(dynamo.get(), table());
  }

  public PrintStore prints() {
    return new DynamoPrintStore(dynamo.get(), table());
  }

  /** As they stand now. */
  public CardKeys keys() {
    return new DynamoCardKeys(dynamo.get(), table());
  }

  /** As they stood at most 30 seconds ago. */
  public CardKeys recentKeys() {
    return new RecentCardKeys(keys(), clock);
  }

  public CardKeyWrapping keyWrapping() {
    return new KmsCardKeyWrapping(
        kms.get(), environment.newestFirst("NEXT_CARD_KEY_ID", "CARD_KEY_ID"));
  }

  public Guesses guesses() {
    return new DynamoGuesses(dynamo.get(), environment.required("GUESSES_TABLE"));
  }

  /** For the channels: the way to the secure module. */
  public CardRedemptions redemptions() {
    return new LambdaCardRedemptions(
        lambda.get(), environment.required("CARD_REDEMPTION_ALIAS"), clock);
  }

  private String table() {
    return environment.required("CARDS_TABLE");
  }
}
