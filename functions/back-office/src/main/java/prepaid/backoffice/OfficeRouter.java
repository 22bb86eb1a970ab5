package prepaid.backoffice;

import java.util.ArrayList;
import java.util.List;
import prepaid.http.OperatorDoor;
import prepaid.http.Route;
import prepaid.http.Router;

/** The operators' page, and every route of {@code /office/v1}, each behind their door. */
public final class OfficeRouter {
  static final String ROOT = "/office/v1";

  private OfficeRouter() {}

  public static Router of(BackOffice office, OperatorDoor door) {
    return new Router(routes(office, door));
  }

  static List<Route> routes(BackOffice office, OperatorDoor door) {
    List<Route> routes = new ArrayList<>();
    routes.addAll(new OfficePage(office.signIn()).routes());
    routes.addAll(new UtilityRoutes(office.utilities()).routes(door));
    routes.addAll(new SupplyGroupRoutes(office).routes(door));
    KeyDecisions decisions = new KeyDecisions(office);
    routes.addAll(new KeyRoutes(office, decisions).routes(door));
    routes.addAll(decisions.routes(door));
    routes.addAll(new KeyLimitRoutes(office).routes(door));
    routes.addAll(new KeyRewrapRoutes(office).routes(door));
    routes.addAll(new TariffRoutes(office).routes(door));
    routes.addAll(new DryRunRoutes(office).routes(door));
    routes.addAll(new MeterSearchRoutes(office).routes(door));
    routes.addAll(new ImportRoutes(office).routes(door));
    routes.addAll(new MeterExportRoutes(office).routes(door));
    routes.addAll(new ReportRoutes(office).routes(door));
    routes.addAll(new RemovalRoutes(office).routes(door));
    routes.addAll(new ExchangeRoutes(office).routes(door));
    routes.addAll(new MeterRoutes(office).routes(door));
    routes.addAll(new CampaignRoutes(office).routes(door));
    routes.addAll(new BaseDateRoutes(office).routes(door));
    routes.addAll(new ErasureRoutes(office).routes(door));
    routes.addAll(new AccountRoutes(office).routes(door));
    routes.addAll(new TextRoutes(office).routes(door));
    routes.addAll(new KeyChangeRoutes(office).routes(door));
    routes.addAll(new EngineeringRoutes(office).routes(door));
    routes.addAll(new PowerLimitRoutes(office).routes(door));
    routes.addAll(new VendRoutes(office).routes(door));
    routes.addAll(new ExplainRoutes(office).routes(door));
    routes.addAll(new ApprovalRoutes(office).routes(door));
    PartnerRoutes partners = new PartnerRoutes(office);
    routes.addAll(partners.routes(door));
    routes.addAll(new PartnerBookRoutes(office, partners).routes(door));
    routes.addAll(new BatchRoutes(office, partners).routes(door));
    routes.addAll(new PhoneVendorRoutes(office).routes(door));
    return routes;
  }
}
