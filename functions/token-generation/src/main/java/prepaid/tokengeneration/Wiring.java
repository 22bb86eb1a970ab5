package prepaid.tokengeneration;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import prepaid.aws.AwsPorts;
import prepaid.aws.Environment;
import prepaid.sts.KeyMaterialAccess;
import prepaid.sts.StaTables;
import prepaid.sts.cli.StaTablesJson;
import prepaid.vending.cards.CardRedemptions;
import prepaid.vending.cards.Pins;
import prepaid.vending.cards.Redeeming;
import prepaid.vending.keys.KeyAllowance;
import prepaid.vending.keys.KeyAssembly;
import prepaid.vending.keys.Rewrapping;
import prepaid.vending.keys.UnwrappedVendingKeys;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.partners.PartnerTerms;
import prepaid.vending.vending.Advising;
import prepaid.vending.vending.KeyLimitTerms;
import prepaid.vending.vending.Quotes;
import prepaid.vending.vending.SaleTerms;
import prepaid.vending.vending.TokenChecks;
import prepaid.vending.vending.Vending;

/** Builds the module from its environment. */
final class Wiring {
  /**
   * @param ports where the module's state and keys are
   * @param random seeded after a snapshot was restored, never before
   */
  record Parts(Environment environment, AwsPorts ports, Clock clock, RandomGenerator random) {}

  static TokenGeneration build(Environment environment, TokenGeneration.Journal journal) {
    Clock clock = Clock.systemUTC();
    return build(
        new Parts(environment, AwsPorts.of(environment, clock), clock, new SecureRandom()),
        journal);
  }

  static TokenGeneration build(Parts parts, TokenGeneration.Journal journal) {
    String name = parts.environment().required("ENVIRONMENT");
    StaTables tables = installedTables(parts.environment().required("STA_TABLES"));
    AwsPorts ports = parts.ports();
    var wrapping = ports.keyWrapping();
    Quotes quotes =
        new Quotes(
            new Quotes.Sources(
                ports.meters(), ports.recentUtilities(), ports.recentTariffs(), ports.recentKeys()),
            parts.clock());
    Ledger ledger =
        new WatchedLedger(ports.ledger(instance(parts.random()), parts.random()), journal);
    Vending.Waiting waiting = atMost -> pause(parts.random(), atMost);
    UnwrappedVendingKeys keys = new UnwrappedVendingKeys(wrapping, name, tables, parts.clock());
    Vending vending =
        new Vending(
            new Vending.Parts(
                quotes,
                ledger,
                terms(parts),
                keys,
                parts.random(),
                parts.clock(),
                waiting,
                tables.isSample()));
    KeyAssembly assembly =
        new KeyAssembly(ports.keys(), wrapping, name, KeyMaterialAccess.granted());
    Advising advising =
        new Advising(
            new Advising.Parts(
                ledger, ports.advices(parts.random()), ports.meters(), parts.clock(), waiting));
    return new TokenGeneration(
        new TokenGeneration.Desk(
            vending,
            advising,
            new TokenChecks(ledger, ports.keyWork().reading(), keys),
            cards(parts, quotes, vending, ledger)),
        new TokenGeneration.Keys(assembly, new Rewrapping(ports.keys(), wrapping, name)),
        parts.clock(),
        journal);
  }

  /** What a money source and the limits of the vending key admit. */
  private static SaleTerms terms(Parts parts) {
    AwsPorts ports = parts.ports();
    return new KeyLimitTerms(
        new PartnerTerms(ports.recentPartners(), ports.books().recentSales()),
        new KeyAllowance(ports.keyWork().recentBudgets(), parts.clock()));
  }

  private static CardRedemptions cards(Parts parts, Quotes quotes, Vending vending, Ledger ledger) {
    AwsPorts ports = parts.ports();
    return new Redeeming(
        new Redeeming.Parts(
            quotes,
            vending::vend,
            ledger,
            ports.cards().ranges(),
            new Pins(
                ports.cards().recentKeys(),
                ports.cards().keyWrapping(),
                parts.environment().required("ENVIRONMENT"),
                parts.clock()),
            ports.cards().guesses(),
            parts.clock()));
  }

  private static StaTables installedTables(String sampleOrPath) {
    try {
      return StaTablesJson.named(sampleOrPath);
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException("the EA07 tables of STA_TABLES cannot be used", e);
    }
  }

  /** The name of this warm instance among those that sell from the same floats. */
  private static String instance(RandomGenerator random) {
    return "%016x".formatted(random.nextLong());
  }

  private static void pause(RandomGenerator random, Duration atMost) {
    try {
      Thread.sleep(random.nextLong(atMost.toMillis() + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Wiring() {}
}
