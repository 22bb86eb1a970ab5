package prepaid.partnervend.electrum;

import java.util.List;
import prepaid.http.JsonObject;
import prepaid.partnervend.PartnerVend.Ports;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.partners.UseCase;
import prepaid.vending.vending.AdviceOutcome;
import prepaid.vending.vending.AdviceRequest;
import prepaid.vending.vending.AdviceRequest.Kind;

/** {@code confirmations} and {@code reversals}: repeated by the client until they are final. */
final class AdviceOperations {
  private static final String NO_SALE = "There is no sale of this id.";

  private final Ports ports;
  private final Answers answers;

  AdviceOperations(Ports ports, Answers answers) {
    this.ports = ports;
    this.answers = answers;
  }

  Result advise(Asked asked) {
    Message message = asked.message();
    Transaction.id(message, asked.pathId());
    String time = Transaction.time(message);
    String saleId = message.text("requestId", Transaction.ID);
    if (!saleId.isEmpty() && asked.saleId().filter(saleId::equals).isEmpty()) {
      message.refuse("requestId", "must be the purchase's id of the path");
    }
    Transaction.thirdParties(message);
    if (asked.operation() == Operation.REVERSAL) {
      message.text("reversalReason", "TIMEOUT|CANCELLED|RESPONSE_NOT_FINAL");
    } else {
      Tenders.read(message);
    }
    if (!message.problems().isEmpty()) {
      return Failure.format(message.problems());
    }
    boolean reverses = asked.operation() == Operation.REVERSAL;
    if (!asked.partner().may(reverses ? UseCase.REVERSE : UseCase.CONFIRM)) {
      return Purchasing.notAllowed();
    }
    VendKey sale = new VendKey(asked.partner().id(), saleId);
    Kind kind = reverses ? Kind.REVERSAL : Kind.CONFIRMATION;
    JsonObject answer =
        new JsonObject()
            .put("id", asked.pathId())
            .put("requestId", saleId)
            .put("time", time)
            .put(Transaction.THIRD_PARTIES, Transaction.thirdPartiesOf(message));
    AdviceOutcome outcome = ports.advices().advise(new AdviceRequest(sale, kind));
    return reverses ? reversed(outcome, answer) : confirmed(outcome, answer);
  }

  /** To a sale that waited, the confirmation's answer brings the tokens. */
  private Result confirmed(AdviceOutcome outcome, JsonObject answer) {
    return switch (outcome) {
      case AdviceOutcome.Sold(var vend) ->
          new Result.Done(vend.isHeld() ? answer.putObjects("tokens", tokens(vend)) : answer);
      case AdviceOutcome.Reversed reversed ->
          Failure.of(ErrorType.TRANSACTION_DECLINED, "This sale was reversed before.");
      default -> other(outcome);
    };
  }

  private Result reversed(AdviceOutcome outcome, JsonObject answer) {
    return switch (outcome) {
      case AdviceOutcome.Reversed reversed -> new Result.Done(answer);
      case AdviceOutcome.Sold(var vend) ->
          Failure.of(
                  ErrorType.TRANSACTION_NOT_SUPPORTED,
                  "The sale was made and its tokens cannot be called back. Here they are.")
              .with("tokens", tokens(vend));
      default -> other(outcome);
    };
  }

  private static Result other(AdviceOutcome outcome) {
    return switch (outcome) {
      case AdviceOutcome.Refused(var refusal) -> Failure.of(refusal);
      case AdviceOutcome.Undecided(var until) -> Failure.unknown(until);
      default -> Failure.notThere(NO_SALE);
    };
  }

  private List<JsonObject> tokens(Vend vend) {
    return new PurchaseJson(answers.sale(vend, true)).tokens();
  }
}
