package prepaid.smsvend;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import prepaid.aws.AwsPorts;
import prepaid.aws.Environment;
import prepaid.aws.dynamo.StoreFailed;
import prepaid.http.HttpFace;
import prepaid.outside.texts.TwilioMessages;
import prepaid.vending.texting.Answering;

/** Woken by the topic of inbound texts, or by another gateway over HTTP. */
public final class SmsVendHandler implements RequestStreamHandler {
  private final SnsTexts sns;
  private final Answering answering;
  private final HttpFace face;

  public SmsVendHandler() {
    this(System.getenv());
  }

  public SmsVendHandler(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    Clock clock = Clock.systemUTC();
    this.sns = Wiring.sns(environment, clock);
    this.answering = Wiring.answering(AwsPorts.of(environment, clock), clock);
    GatewayFace gateway =
        new GatewayFace(TwilioMessages.of(variables, GatewayFace.PATH, clock), answering::answer);
    this.face = new HttpFace(gateway.router(), List.of(StoreFailed.class));
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    byte[] bytes = input.readAllBytes();
    Map<String, Object> event = JSON.std.mapFrom(bytes);
    if (SnsTexts.isEvent(event)) {
      new Desk(answering::answer, context.getLogger()::log).answer(sns.of(event));
    } else {
      face.serve(new ByteArrayInputStream(bytes), output, context);
    }
  }
}
