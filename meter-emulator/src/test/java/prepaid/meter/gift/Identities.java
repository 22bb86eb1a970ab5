package prepaid.meter.gift;

import static prepaid.meter.gift.VectorFile.ACCEPTABLE;
import static prepaid.meter.gift.VectorFile.INVALID;
import static prepaid.meter.gift.VectorFile.VALID;

import java.util.List;
import java.util.Map;

/** Meter numbers with their check digits, and vectors of them. */
final class Identities {
  private Identities() {}

  /** A number with its Luhn digit behind. */
  static String checked(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      int digit = body.charAt(body.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? 2 * digit : digit;
      sum += weighted / 10 + weighted % 10;
    }
    return body + (10 - sum % 10) % 10;
  }

  /** Of 11 digits or of 13. */
  static String drn(Dice dice, int length) {
    return checked(dice.digits(length - 1));
  }

  static String pan(String drn) {
    return checked((drn.length() == 11 ? "600727" : "0000") + drn);
  }

  static VectorFile file() {
    VectorFile file =
        new VectorFile(
            "sts_identity",
            "STS-IDENTITY",
            "Meter numbers (DRN), MeterPANs and identity records, right and wrong.");
    Dice dice = new Dice(6);
    VectorFile.Group drns = file.group("Drn");
    VectorFile.Group pans = file.group("MeterPan");
    VectorFile.Group records = file.group("IdRecord");
    for (int i = 0; i < 16; i++) {
      String drn = drn(dice, dice.coin() ? 11 : 13);
      drn(drns, drn);
      pan(pans, drn);
      record(records, pan(drn) + "2512" + "02" + "07" + dice.digits(6) + dice.digits(2) + "9");
    }
    refusedDrns(drns);
    refusedPans(pans);
    return file;
  }

  private static void drn(VectorFile.Group group, String drn) {
    group.test(
        VALID,
        "",
        Fields.of(
            "drn",
            drn,
            "manufacturerCode",
            drn.substring(0, drn.length() - 9),
            "serial",
            drn.substring(drn.length() - 9, drn.length() - 1)),
        Note.Normal);
    group.test(INVALID, "check digit", Fields.of("drn", otherLast(drn)), Note.Refused);
    group.test(INVALID, "exchanged", Fields.of("drn", exchanged(drn)), Note.Refused);
  }

  private static void pan(VectorFile.Group group, String drn) {
    String pan = pan(drn);
    group.test(VALID, "", Fields.of("meterPan", pan, "drn", drn), Note.Normal);
    group.test(INVALID, "check digit", Fields.of("meterPan", otherLast(pan)), Note.Refused);
    String wrongInside = checked(pan.substring(0, 6) + otherLast(pan.substring(6, 17)));
    group.test(INVALID, "its DRN is wrong", Fields.of("meterPan", wrongInside), Note.Refused);
  }

  private static void record(VectorFile.Group group, String record) {
    group.test(
        ACCEPTABLE,
        "",
        Fields.of(
            "idRecord",
            record,
            "meterPan",
            record.substring(0, 18),
            "sgc",
            record.substring(26, 32),
            "ti",
            record.substring(32, 34)),
        Note.OneSource);
    String month = record.substring(0, 18) + "2513" + record.substring(22);
    group.test(INVALID, "month 13", Fields.of("idRecord", month), Note.Refused);
    String revision = record.substring(0, 34) + "0";
    group.test(INVALID, "KRN 0", Fields.of("idRecord", revision), Note.Refused);
    String shorter = record.substring(1);
    group.test(INVALID, "34 digits", Fields.of("idRecord", shorter), Note.Refused);
  }

  private static void refusedDrns(VectorFile.Group group) {
    for (String drn :
        List.of(
            "",
            "1",
            "12345678904",
            "11111111113",
            "1234567890",
            "123456789012",
            "12345678901234",
            "1234567890a",
            " 12345678903",
            "１２３４５６７８９０３",
            "+2345678903",
            "12345-678903")) {
      group.test(INVALID, "", Fields.of("drn", drn), Note.Refused);
    }
  }

  private static void refusedPans(VectorFile.Group group) {
    for (Map.Entry<String, String> pan :
        Map.of("17 digits", "60072700000000000", "another IIN", checked("60072800000000000"))
            .entrySet()
            .stream()
            .sorted(Map.Entry.comparingByKey())
            .toList()) {
      group.test(INVALID, pan.getKey(), Fields.of("meterPan", pan.getValue()), Note.Refused);
    }
  }

  private static String otherLast(String digits) {
    int last = digits.charAt(digits.length() - 1) - '0';
    return digits.substring(0, digits.length() - 1) + (last + 1) % 10;
  }

  /** Two neighbours that differ change places; a Luhn digit sees all of these but 09 and 90. */
  private static String exchanged(String drn) {
    for (int i = 0; i + 1 < drn.length(); i++) {
      int difference = Math.abs(drn.charAt(i) - drn.charAt(i + 1));
      if (difference != 0 && difference != 9) {
        return drn.substring(0, i) + drn.charAt(i + 1) + drn.charAt(i) + drn.substring(i + 2);
      }
    }
    return otherLast(drn);
  }
}
