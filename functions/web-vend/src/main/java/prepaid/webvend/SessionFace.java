package prepaid.webvend;

import java.util.Optional;
import java.util.function.Function;
import prepaid.http.Field;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonBody;
import prepaid.http.JsonObject;
import prepaid.http.Problem;
import prepaid.http.Reply;
import prepaid.http.Shapes;
import prepaid.vending.messaging.TextLanguage;
import prepaid.vending.sessions.SigningIn;

/** {@code /v1/sessions}: a code by text becomes a bearer token. */
final class SessionFace {
  private static final String BEARER = "(?i)Bearer +(\\S{1,128})";

  private final SigningIn signingIn;

  SessionFace(SigningIn signingIn) {
    this.signingIn = signingIn;
  }

  /** The same for every phone, known or not. */
  Reply open(HttpRequest request) {
    return JsonBody.read(
        request,
        fields -> {
          Field<String> phone = fields.text("phone", Shapes.phone());
          Field<Optional<String>> language = fields.optionalText("language", Shapes.language());
          return Reply.of(
              fields.finish(
                  () -> signingIn.open(phone.get(), language.get().flatMap(TextLanguage::ofTag))),
              id -> HttpResponse.json(201, new JsonObject().put("id", id)));
        });
  }

  Reply verify(HttpRequest request) {
    return JsonBody.read(
        request,
        fields -> {
          Field<String> code =
              fields.text("code", Shapes.pattern("[0-9]{6}", "The code has 6 digits."));
          return Reply.of(
              fields.finish(code::get), digits -> verified(request.pathParameter("id"), digits));
        });
  }

  private Reply verified(String id, String code) {
    return signingIn
        .verify(id, code)
        .<Reply>map(granted ->
            HttpResponse.json(
                200,
                new JsonObject()
                    .put("token", granted.token())
                    .put("expires", granted.until().toString())))
        .orElseGet(() ->
            Problem.of(
                    422,
                    "code-refused",
                    "The code is not accepted",
                    "This code is wrong, was used, or has expired. Ask for a new one if it is not"
                        + " a slip.")
                .about("code"));
  }

  /** Goes on with the phone whose token comes with the request. */
  Reply ofPhone(HttpRequest request, Function<String, Reply> next) {
    return request
        .header("authorization")
        .filter(header -> header.matches(BEARER))
        .map(header -> header.replaceFirst(BEARER, "$1"))
        .flatMap(signingIn::phone)
        .map(next)
        .orElseGet(() ->
            Problem.of(
                    401,
                    "not-signed-in",
                    "Nobody is signed in",
                    "Sign in first: POST /v1/sessions, and send the token as bearer.")
                .withHeader("WWW-Authenticate", "Bearer"));
  }
}
