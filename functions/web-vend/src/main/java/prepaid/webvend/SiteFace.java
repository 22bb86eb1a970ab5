package prepaid.webvend;

import prepaid.http.HttpRequest;
import prepaid.http.Reply;
import prepaid.http.Site;

/** The consumers' page, its parts and the contract. */
record SiteFace(Site site) {
  Reply page(HttpRequest request) {
    return site.file(request, "page/index.html");
  }

  Reply contract(HttpRequest request) {
    return site.file(request, "openapi.yaml");
  }

  Reply asset(HttpRequest request) {
    return site.part(request, "page/");
  }
}
