package prepaid.backoffice;

import java.util.List;
import java.util.Optional;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonObject;
import prepaid.http.Reply;
import prepaid.http.Route;
import prepaid.http.Site;

/**
 * The operators' web page. It holds nothing itself and is served to anyone: whatever it shows, it
 * asks {@code /office/v1} for, with the token of whoever has signed in.
 */
final class OfficePage {
  private static final String PAGE = "/office";
  private static final String FOLDER = "office/";

  private final Site site;
  private final Optional<BackOffice.SignIn> signIn;

  OfficePage(Optional<BackOffice.SignIn> signIn) {
    this.site = Site.packaged(signIn.map(BackOffice.SignIn::origin));
    this.signIn = signIn;
  }

  List<Route> routes() {
    return List.of(
        Route.get(PAGE, request -> site.file(request, FOLDER + "index.html")),
        Route.get(PAGE + "/assets/{file}", request -> site.part(request, FOLDER)),
        Route.get(OfficeRouter.ROOT + "/sign-in", this::signIn));
  }

  /** Where the page sends who is to sign in; without a place they bring a token. */
  private Reply signIn(HttpRequest unused) {
    JsonObject json = new JsonObject();
    signIn.ifPresent(hosted -> json.put("origin", hosted.origin()).put("client", hosted.client()));
    return HttpResponse.json(200, json);
  }
}
