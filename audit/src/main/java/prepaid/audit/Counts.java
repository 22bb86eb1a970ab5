package prepaid.audit;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.Vend;
import prepaid.vending.meters.StsAttributes;

/** Vends, tokens, units and money: in all, by vending key, by partner or channel, and by day. */
final class Counts {
  private final Map<Group, Count> total = new TreeMap<>();
  private final Map<Group, Count> byKey = new TreeMap<>();
  private final Map<Group, Count> byPartner = new TreeMap<>();
  private final Map<Group, Count> byDay = new TreeMap<>();

  /** What is counted together: units of different resources and currencies do not add up. */
  record Group(String name, String resource, String currency) implements Comparable<Group> {
    @Override
    public int compareTo(Group other) {
      int byName = name.compareTo(other.name);
      int byResource = byName == 0 ? resource.compareTo(other.resource) : byName;
      return byResource == 0 ? currency.compareTo(other.currency) : byResource;
    }
  }

  /**
   * @param tenths of the resource's unit, as the tokens say
   * @param creditMinor money that tokens of meters that count money bring
   * @param minor money tendered
   */
  record Count(long vends, long tokens, long tenths, long creditMinor, long minor) {
    static final Count NONE = new Count(0, 0, 0, 0, 0);

    Count plus(Count other) {
      return new Count(
          vends + other.vends,
          tokens + other.tokens,
          Math.addExact(tenths, other.tenths),
          Math.addExact(creditMinor, other.creditMinor),
          Math.addExact(minor, other.minor));
    }
  }

  void add(Vend vend) {
    long tenths = 0;
    long credit = 0;
    for (IssuedToken token : vend.tokens()) {
      tenths += token.units().map(units -> units.tenths()).orElse(0L);
      credit += token.credit().map(money -> money.minor()).orElse(0L);
    }
    Count one = new Count(1, vend.tokens().size(), tenths, credit, vend.tender().minor());
    StsAttributes sts = vend.sts();
    add(total, "", vend, one);
    String key = sts.supplyGroup() + "/" + sts.keyRevision() + "/" + sts.keyType().name();
    add(byKey, key, vend, one);
    add(byPartner, vend.key().payer(), vend, one);
    add(byDay, LocalDate.ofInstant(vend.at(), ZoneOffset.UTC).toString(), vend, one);
  }

  private static void add(Map<Group, Count> into, String name, Vend vend, Count one) {
    String currency = vend.tender().currency().getCurrencyCode();
    into.merge(new Group(name, vend.resource().slug(), currency), one, Count::plus);
  }

  Map<Group, Count> total() {
    return total;
  }

  /** By {@code supply group/revision/type}. */
  Map<Group, Count> byKey() {
    return byKey;
  }

  Map<Group, Count> byPartner() {
    return byPartner;
  }

  /** By the UTC day of the vend. */
  Map<Group, Count> byDay() {
    return byDay;
  }
}
