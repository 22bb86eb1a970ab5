package prepaid.localcloud.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.localcloud.sandbox.SandboxMeter.Scenario;

/** The meters of the sandbox; those that sell without more ado come first. */
final class SandboxMeters {
  /** Number without check digit, group, EA, tariff, resource, mode, case, holder. */
  private static final String TABLE =
      """
      0112000001 | HIGHVELD | 11 | highveld-flat | power | units | flat | Thandi Nkosi
      011200000002 | HIGHVELD | 11 | highveld-blocks | power | units | blocks | Pieter van Wyk
      0112000003 | HIGHVELD_DES | 7 | highveld-flat | power | units | flat | Naledi Dube
      0112000004 | HIGHVELD | 7 | highveld-blocks | power | units | blocks | Ayanda Zulu
      0212000005 | SEVERNY | 11 | severny-flat | power | units | flat | Анна Орлова
      021200000006 | SEVERNY_DES | 7 | severny-blocks | power | units | blocks | Олег Белов
      0212000007 | SEVERNY | 11 | severny-blocks | power | units | blocks | Ирина Климова
      0112000008 | HIGHVELD | 11 | highveld-flat | power | units | blocked | Johan Botha
      0112000009 | HIGHVELD | 11 | highveld-monthly | power | units | new | Lerato Mokoena
      0112000010 | HIGHVELD_1993 | 7 | highveld-flat | power | units | base-1993 | Sipho Khumalo
      0112000011 | HIGHVELD | 11 | highveld-water | water | units | water | Mandla Sithole
      0112000012 | HIGHVELD | 11 | highveld-gas | gas | units | gas | Zanele Mahlangu
      0112000013 | HIGHVELD | 11 | highveld-time | time | units | time | Karabo Molefe
      0112000014 | HIGHVELD | 11 | highveld-flat | power | currency | currency-mode | Bongani Ndlovu
      0112000015 | HIGHVELD | 11 | highveld-flat | power | units | arrears | Nomvula Radebe
      0112000016 | HIGHVELD | 11 | highveld-flat | power | units | honey | Lindiwe Mabaso
      """;

  private static final Scenario ARREARS =
      new Scenario(
          Optional.empty(),
          List.of(
              Map.of(
                  "id",
                  "old-bills",
                  "kind",
                  "arrears",
                  "owed",
                  "450.00",
                  "shareBasisPoints",
                  3000)));

  private SandboxMeters() {}

  static List<SandboxMeter> all() {
    List<SandboxMeter> meters = new ArrayList<>();
    for (String line : TABLE.lines().toList()) {
      meters.add(meter(line.split(" *\\| *", -1), meters.size() + 1));
    }
    meters.addAll(ScenarioMeters.all());
    return List.copyOf(meters);
  }

  private static SandboxMeter meter(String[] column, int number) {
    SandboxGroup group = SandboxGroup.valueOf(column[1]);
    int algorithm = Integer.parseInt(column[2]);
    String situation = column[6];
    String phone = group.utility().equals("severny") ? "+7999000%04d" : "+2782000%04d";
    return new SandboxMeter(
        Luhn.append(column[0]),
        group,
        algorithm,
        column[3],
        column[4].equals("power") ? "electricity" : column[4],
        column[5],
        situation,
        new SandboxMeter.Holder(column[7], phone.formatted(number), "A%05d".formatted(number)),
        "%s, EA%02d, DKGA%02d".formatted(situation, algorithm, group.derivation()),
        situation.equals("arrears") ? ARREARS : Scenario.NONE);
  }
}
