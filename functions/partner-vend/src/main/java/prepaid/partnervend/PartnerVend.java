package prepaid.partnervend;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import prepaid.http.Route;
import prepaid.http.Router;
import prepaid.partnervend.cards.CardFace;
import prepaid.partnervend.electrum.ElectrumFace;
import prepaid.vending.cards.CardRedemptions;
import prepaid.vending.keys.KeyStore;
import prepaid.vending.ledger.Advices;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.ledger.VendHistory;
import prepaid.vending.meters.Meters;
import prepaid.vending.partners.Copies;
import prepaid.vending.partners.Partners;
import prepaid.vending.tariffs.Tariffs;
import prepaid.vending.utilities.Utilities;
import prepaid.vending.vending.AdviceChannel;
import prepaid.vending.vending.Quotes;
import prepaid.vending.vending.VendChannel;

/** The vendors' faces: which address leads where. */
public final class PartnerVend {
  private PartnerVend() {}

  /** Where meters, tariffs and keys' terms are read. */
  public record Registers(Meters meters, Utilities utilities, Tariffs tariffs, KeyStore keys) {}

  /** The vends, what followed them, and how often they were printed. */
  public record Books(Ledger ledger, Advices advices, VendHistory history, Copies copies) {}

  /** What the faces work with. */
  public record Ports(
      Registers registers,
      Books books,
      Partners partners,
      VendChannel vends,
      AdviceChannel advices,
      CardRedemptions cards,
      Clock clock) {
    public Quotes quotes() {
      return new Quotes(
          new Quotes.Sources(
              registers.meters(), registers.utilities(), registers.tariffs(), registers.keys()),
          clock);
    }
  }

  static Router router(Ports ports) {
    PartnerDoor door = new PartnerDoor(ports.partners());
    List<Route> routes = new ArrayList<>(new ElectrumFace(ports, door).routes());
    routes.addAll(new CardFace(ports, door).routes());
    return new Router(routes);
  }
}
