package prepaid.aws.invocation;

import java.util.List;
import java.util.Optional;
import prepaid.vending.cards.Redemption;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.AdviceRequest;
import prepaid.vending.vending.VendRequest;

/** What a function asks of the secure module, and its JSON. */
public sealed interface Invocation {
  /** {@code {"op": "vend", …}}, answered by {@link VendOutcomeJson}. */
  record Vend(VendRequest request) implements Invocation {}

  /** {@code {"op": "complete-key", …}}, answered by {@link KeyAnswerJson}. */
  record CompleteKey(String supplyGroup, int keyRevision, String expectedCheckValue)
      implements Invocation {}

  /** {@code {"op": "rewrap-keys"}}, answered by {@link KeyProgressJson}. */
  record RewrapKeys() implements Invocation {}

  /** {@code {"op": "confirm" or "reverse", …}}, answered by {@link AdviceOutcomeJson}. */
  record Advise(AdviceRequest request) implements Invocation {}

  /** {@code {"op": "check-tokens", …}}, answered by {@link TokenChecksJson}. */
  record CheckTokens(List<VendKey> vends) implements Invocation {
    public CheckTokens {
      vends = List.copyOf(vends);
    }
  }

  /** {@code {"op": "redeem", …}}, answered by {@link RedemptionOutcomeJson}. */
  record Redeem(Redemption redemption) implements Invocation {}

  /** As JSON in UTF-8. */
  default byte[] json() {
    return switch (this) {
      case Vend(var request) -> Fields.write(InvocationFields.of(request));
      case Advise(var request) -> Fields.write(InvocationFields.of(request));
      case CheckTokens(var vends) -> Fields.write(InvocationFields.of(vends));
      case CompleteKey asked -> Fields.write(InvocationFields.of(asked));
      case RewrapKeys() -> Fields.write(InvocationFields.rewrapKeys());
      case Redeem(var redemption) -> Fields.write(RedemptionFields.of(redemption));
    };
  }

  /** Reads JSON strictly; anything else than the operations is refused as INVALID_REQUEST. */
  static Answer<Invocation> parse(byte[] json) {
    try {
      return Answer.given(InvocationFields.read(Fields.parse(json)));
    } catch (Malformed malformed) {
      return Answer.refused(
          new Refusal(
              RefusalKind.INVALID_REQUEST,
              malformed.problem(),
              malformed.field(),
              Optional.empty()));
    }
  }
}
