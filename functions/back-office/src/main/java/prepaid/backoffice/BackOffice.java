package prepaid.backoffice;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import prepaid.vending.campaigns.Campaigns;
import prepaid.vending.imports.Imports;
import prepaid.vending.keys.KeyBudgets;
import prepaid.vending.keys.KeyCeremony;
import prepaid.vending.keys.KeyRewrapping;
import prepaid.vending.keys.KeyStore;
import prepaid.vending.keys.KeyWrapping;
import prepaid.vending.ledger.VendHistory;
import prepaid.vending.messaging.Deliveries;
import prepaid.vending.messaging.Phones;
import prepaid.vending.messaging.Texts;
import prepaid.vending.meters.MeterLists;
import prepaid.vending.meters.MeterRegister;
import prepaid.vending.meters.Meters;
import prepaid.vending.operators.Approvals;
import prepaid.vending.partners.Batches;
import prepaid.vending.partners.FloatMoves;
import prepaid.vending.partners.FloatSlices;
import prepaid.vending.partners.Partners;
import prepaid.vending.partners.PhoneVendors;
import prepaid.vending.partners.Statements;
import prepaid.vending.payments.Reminders;
import prepaid.vending.reports.FigureBooks;
import prepaid.vending.tariffs.TariffMeters;
import prepaid.vending.tariffs.Tariffs;
import prepaid.vending.utilities.Utilities;
import prepaid.vending.vending.VendChannel;

/**
 * What the back office works with.
 *
 * @param wrapping of which it may only encrypt components
 * @param sales the secure module's door for the office
 * @param grants its door for reserve credit: what is given on a new meter
 * @param random of which partners' secrets and vendors' codes are made
 * @param signIn empty where operators bring tokens of their own
 * @param environment such as {@code production}; part of every encryption context
 */
public record BackOffice(
    Utilities utilities,
    Tariffs tariffs,
    TariffMeters tariffMeters,
    VendHistory vends,
    VendChannel sales,
    Meters meters,
    MeterRegister register,
    MeterLists lists,
    Imports imports,
    FigureBooks figures,
    Campaigns campaigns,
    VendChannel grants,
    KeyStore keys,
    KeyWrapping wrapping,
    KeyCeremony ceremony,
    KeyWork keyWork,
    Partners partners,
    FloatSlices floats,
    Reminders reminders,
    Approvals approvals,
    Books books,
    PhoneVendors phoneVendors,
    Phones phones,
    Texts texts,
    Deliveries deliveries,
    SecureRandom random,
    String environment,
    Optional<SignIn> signIn,
    Clock clock) {
  /**
   * Where operators sign in, for a code that the page trades for their token.
   *
   * @param origin of the sign-in pages, without a slash at the end
   * @param client the page's id there
   */
  public record SignIn(String origin, String client) {}

  /**
   * What is done about keys beside their making.
   *
   * @param kmsKey the name of the key of the key management service under which keys are wrapped
   */
  public record KeyWork(KeyBudgets budgets, KeyRewrapping rewrapping, String kmsKey) {}

  /** What delivery derives from the sales of partners, and what was closed of it; and moves. */
  public record Books(Statements statements, Batches batches, FloatMoves moves) {}
}
