package prepaid.smsvend;

import java.util.Optional;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.Problem;
import prepaid.http.Reply;
import prepaid.http.Route;
import prepaid.http.Router;
import prepaid.outside.texts.TwilioMessages;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.texting.Answering.Outcome;
import prepaid.vending.texting.InboundText;

/** {@code POST /sms/twilio}: texts of another gateway, believed by their signature. */
final class GatewayFace {
  static final String PATH = "/sms/twilio";

  /** Twilio answers nothing to the sender itself: the answer is a text of its own. */
  private static final String NOTHING_TO_SAY =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";

  private final Optional<TwilioMessages> messages;
  private final Answerer answerer;

  /** Answers one text. */
  interface Answerer {
    Outcome answer(InboundText text);
  }

  /**
   * @param messages empty when this gateway is not used
   */
  GatewayFace(Optional<TwilioMessages> messages, Answerer answerer) {
    this.messages = messages;
    this.answerer = answerer;
  }

  Router router() {
    return Router.of(Route.post(PATH, this::take));
  }

  private Reply take(HttpRequest request) {
    if (messages.isEmpty()) {
      return Problem.notFound("No texts are taken here.");
    }
    Answer<InboundText> read =
        messages.get().read(request.header("X-Twilio-Signature"), request.body());
    return switch (read) {
      case Answer.Given<InboundText>(var text) -> {
        var unused = answerer.answer(text);
        yield HttpResponse.of(200, "text/xml; charset=utf-8", NOTHING_TO_SAY);
      }
      case Answer.Refused<InboundText>(var refusal) -> refused(refusal);
    };
  }

  private static Problem refused(Refusal refusal) {
    Problem problem = Problem.of(refusal);
    return refusal.kind() == RefusalKind.NOT_ALLOWED ? problem.withStatus(403) : problem;
  }
}
