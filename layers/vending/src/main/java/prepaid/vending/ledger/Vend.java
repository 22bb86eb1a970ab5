package prepaid.vending.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import prepaid.sts.BaseDate;
import prepaid.sts.Drn;
import prepaid.vending.meters.Resource;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.tariffs.Line;
import prepaid.vending.tariffs.PricingState;

/**
 * A vend row: written once, never changed. It holds no personal data: of who held the meter it has
 * a commitment, which says nothing once the key to it is erased.
 *
 * @param holder {@link prepaid.vending.meters.Holder#commitment} at the time of the sale
 * @param keyMoved where the meter's key came from, when tokens of a key change are among its own
 * @param at when it was made
 * @param tokenMinute the last minute since 1993-01-01T00:00Z that its tokens use, or that it passes
 *     over when it has none
 * @param pricedFrom what pricing took from the meter: with the tariff's version it computes the
 *     lines again
 * @param lines net and tax add up to the tender
 * @param tokens in the order in which they are entered; none when charges and debts took all
 * @param sampleTables whether the tokens were made with the standard's sample EA07 tables
 * @param sequence the row's place in its meter's chain, from 1
 * @param previousHash of the meter's previous row
 * @param hash of this row, see {@link Chain}
 */
public record Vend(
    VendKey key,
    Drn meter,
    StsAttributes sts,
    BaseDate baseDate,
    String utility,
    Resource resource,
    Optional<String> holder,
    Optional<KeyMoved> keyMoved,
    Money tender,
    MoneySource source,
    String tariff,
    LocalDate tariffVersion,
    PricingState pricedFrom,
    List<Line> lines,
    List<IssuedToken> tokens,
    long tokenMinute,
    Instant at,
    boolean sampleTables,
    long sequence,
    String previousHash,
    String hash) {
  public Vend {
    lines = List.copyOf(lines);
    tokens = List.copyOf(tokens);
  }

  /** Of a meter whose holder made no commitment and whose key stayed. */
  public Vend(
      VendKey key,
      Drn meter,
      StsAttributes sts,
      BaseDate baseDate,
      String utility,
      Resource resource,
      Money tender,
      MoneySource source,
      String tariff,
      LocalDate tariffVersion,
      PricingState pricedFrom,
      List<Line> lines,
      List<IssuedToken> tokens,
      long tokenMinute,
      Instant at,
      boolean sampleTables,
      long sequence,
      String previousHash,
      String hash) {
    this(
        key,
        meter,
        sts,
        baseDate,
        utility,
        resource,
        Optional.empty(),
        Optional.empty(),
        tender,
        source,
        tariff,
        tariffVersion,
        pricedFrom,
        lines,
        tokens,
        tokenMinute,
        at,
        sampleTables,
        sequence,
        previousHash,
        hash);
  }

  /** What texts and the web call it: the meter's number and the row's place in its chain. */
  public String receipt() {
    return meter.digits() + "-" + sequence;
  }

  /** What its credit tokens bring, without what is free. */
  public Units units() {
    return tokens.stream()
        .filter(token -> token.kind() == TokenKind.CREDIT)
        .flatMap(token -> token.units().stream())
        .reduce(Units.ZERO, Units::plus);
  }

  /** What all its tokens add; empty when they add none, or money. */
  public Optional<Units> added() {
    return tokens.stream().flatMap(token -> token.units().stream()).reduce(Units::plus);
  }

  /** Whether its tokens wait for the partner's confirmation. */
  public boolean isHeld() {
    return source instanceof MoneySource.PartnerFloat account
        && account.settlement().map(MoneySource.Settlement::held).orElse(false);
  }

  /** Whether it undoes a sale: its amounts are turned around, and it has no tokens. */
  public boolean isReversal() {
    return key.isFollowUp();
  }

  /**
   * Whether the meter's holder may read its tokens again: what was sold or given, and what an
   * engineer had texted; not what takes credit or a tamper mark away.
   */
  public boolean isForHolder() {
    return !(source instanceof MoneySource.Engineering task && !task.mandate().texted())
        && !(source instanceof MoneySource.Unpaid && tokens.isEmpty());
  }

  /** What this row leaves as the head of its meter's chain. */
  public ChainHead head() {
    return new ChainHead(sequence, hash);
  }

  Vend withHash(String newHash) {
    return new Vend(
        key,
        meter,
        sts,
        baseDate,
        utility,
        resource,
        holder,
        keyMoved,
        tender,
        source,
        tariff,
        tariffVersion,
        pricedFrom,
        lines,
        tokens,
        tokenMinute,
        at,
        sampleTables,
        sequence,
        previousHash,
        newHash);
  }
}
