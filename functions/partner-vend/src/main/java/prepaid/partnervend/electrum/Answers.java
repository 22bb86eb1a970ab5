package prepaid.partnervend.electrum;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import prepaid.http.JsonObject;
import prepaid.partnervend.PartnerVend.Ports;
import prepaid.vending.ledger.Advices.Advised;
import prepaid.vending.ledger.Vend;
import prepaid.vending.meters.Holder;
import prepaid.vending.meters.Resource;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.tariffs.TariffVersion;
import prepaid.vending.utilities.Utility;

/** The parts that several answers have, and what they are read from. */
final class Answers {
  private static final String TOKEN_TECHNOLOGY = "02";
  private static final int ADDRESS_CHARACTERS_MAX = 80;
  private static final int TAX_NUMBER_CHARACTERS_MAX = 10;

  private final Ports ports;

  Answers(Ports ports) {
    this.ports = ports;
  }

  /** Whether a sale's tokens may be told: not while they wait, and never after a reversal. */
  enum Telling {
    MAY,
    WAITS,
    REVERSED
  }

  Telling telling(Vend vend) {
    if (!vend.isHeld()) {
      return Telling.MAY;
    }
    Optional<Advised> advised = ports.books().advices().advised(vend.key());
    return advised
        .map(one -> one == Advised.CONFIRMED ? Telling.MAY : Telling.REVERSED)
        .orElse(Telling.WAITS);
  }

  /** A vend as the sale it is, with the tariff that priced it. */
  Sale sale(Vend vend, boolean isTold) {
    return Sale.of(vend, tariff(vend.tariff(), vend.tariffVersion()), isTold);
  }

  private TariffVersion tariff(String id, LocalDate version) {
    return ports.registers().tariffs().versions(id).stream()
        .filter(one -> one.effectiveFrom().equals(version))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a tariff's version is never removed"));
  }

  /**
   * The whole {@code PurchaseResponse}.
   *
   * @param holder who stands for the meter, where it was looked up
   * @param notes what stands on the slip beside the sale
   */
  JsonObject purchase(JsonObject echo, Sale sale, Optional<Holder> holder, Slip.Notes notes) {
    Utility utility = utility(sale.tariff().utility());
    JsonObject answer =
        echo.put("meter", meter(sale.meterNumber(), sale.resource(), sale.sts()))
            .put("customer", customer(holder))
            .put("utility", of(utility));
    JsonObject whole = new PurchaseJson(sale).addTo(answer);
    return sale.receipt().isEmpty() ? whole : whole.put("slipData", Slip.of(sale, utility, notes));
  }

  Utility utility(String id) {
    return ports
        .registers()
        .utilities()
        .utility(id)
        .orElseThrow(() -> new IllegalStateException("a utility is never removed"));
  }

  JsonObject meter(String number, Resource resource, StsAttributes sts) {
    String slug = resource.slug();
    return new JsonObject()
        .put("meterId", number)
        .put("serviceType", slug.substring(0, 1).toUpperCase(Locale.ROOT) + slug.substring(1))
        .put("supplyGroupCode", sts.supplyGroup())
        .put("keyRevisionNum", Integer.toString(sts.keyRevision()))
        .put("tariffIndex", sts.tariffIndex())
        .put("tokenTechCode", TOKEN_TECHNOLOGY)
        .put("algorithmCode", "%02d".formatted(sts.encryptionAlgorithm().code()));
  }

  /** Enough to ask the buyer whether it is the right meter, and no more. */
  static JsonObject customer(Optional<Holder> holder) {
    return new JsonObject().put("firstName", holder.map(Holder::masked).map(PurchaseJson::short40));
  }

  static JsonObject of(Utility utility) {
    return new JsonObject()
        .put("name", PurchaseJson.short40(utility.name()))
        .put("address", utility.address().filter(it -> it.length() <= ADDRESS_CHARACTERS_MAX))
        .put(
            "vatRegNum",
            utility.taxNumber().filter(it -> it.length() <= TAX_NUMBER_CHARACTERS_MAX));
  }
}
