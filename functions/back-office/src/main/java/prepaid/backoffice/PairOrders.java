package prepaid.backoffice;

import java.time.InstantSource;
import prepaid.http.JsonObject;
import prepaid.http.TokenJson;
import prepaid.vending.desk.PairOrder;
import prepaid.vending.operators.Approval;
import prepaid.vending.vending.VendChannel;
import prepaid.vending.vending.VendOutcome;

/**
 * Makes the tokens that two operators order as soon as the second one agrees: nobody on the phone
 * waits for a third request, and a text goes out by itself. The vend has the approval's name, so
 * whoever sends the first request again is answered the same.
 */
record PairOrders(VendChannel channel, InstantSource clock) {
  /** Adds what came of it; nothing for an approval of something else. */
  void carryOut(Approval approval, JsonObject json) {
    PairOrder.of(approval).ifPresent(order -> carryOut(approval, order, json));
  }

  private void carryOut(Approval approval, PairOrder order, JsonObject json) {
    switch (channel.vend(order.request(approval, clock.instant()))) {
      case VendOutcome.Vended(var vend, boolean _) ->
          json.putObjects("tokens", TokenJson.list(vend.tokens()))
              .put("vend", VendJson.of(vend, true));
      case VendOutcome.Refused(var refusal) -> json.put("refused", refusal.detail());
      case VendOutcome.Undecided(var until) -> json.put("undecidedUntil", until.toString());
    }
  }
}
