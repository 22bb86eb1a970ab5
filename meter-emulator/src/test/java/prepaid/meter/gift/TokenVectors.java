package prepaid.meter.gift;

import static prepaid.meter.gift.VectorFile.ACCEPTABLE;
import static prepaid.meter.gift.VectorFile.INVALID;
import static prepaid.meter.gift.VectorFile.VALID;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import prepaid.meter.literal.Amounts;
import prepaid.meter.literal.Bits;
import prepaid.meter.literal.BlockCipher;
import prepaid.meter.literal.LiteralEncoder;

/** Vectors of credit, management and test tokens: fields to digits, and back. */
final class TokenVectors {
  private static final int KEYS = 4;
  private static final int TID_BOUND = 1 << 24;

  private TokenVectors() {}

  static VectorFile credit() {
    VectorFile file =
        new VectorFile(
            "sts_credit_token",
            "STS-CREDIT",
            "Credit tokens, class 0: units in tenths, money in hundred-thousandths.");
    Dice dice = new Dice(9);
    for (Meters.Kind kind : Meters.kinds()) {
      for (int i = 0; i < KEYS; i++) {
        Bits key = dice.bits(kind.keyBits());
        VectorFile.Group group = kind.group(file, "CreditToken").with("decoderKey", key.hex());
        for (int subclass = 0; subclass < 8; subclass++) {
          credit(dice, group, kind.cipher(key), subclass);
          credit(dice, group, kind.cipher(key), subclass);
        }
        refusedCredit(group);
      }
    }
    return file;
  }

  private static void credit(Dice dice, VectorFile.Group group, BlockCipher cipher, int subclass) {
    int tid = dice.below(TID_BOUND);
    if (subclass < 4) {
      int rnd = dice.below(16);
      BigInteger tenths = BigInteger.valueOf(dice.between(0, dice.coin() ? 20_000 : 18_201_624));
      BigInteger decoded = Amounts.units(LiteralEncoder.amountField(tenths));
      String token =
          LiteralEncoder.unitCredit(
              cipher, new LiteralEncoder.Dated(subclass, rnd, tid), tenths.longValueExact());
      group.test(
          VALID,
          "",
          Fields.of(
              "subclass",
              subclass,
              "rnd",
              rnd,
              "tid",
              tid,
              "tenths",
              tenths.toString(),
              "decoded",
              decoded.toString(),
              "token",
              token),
          decoded.equals(tenths) ? Note.Normal : Note.Truncated,
          Note.Transposition);
    } else {
      BigInteger size = dice.magnitude(1 + dice.below(34));
      BigInteger unit1e5 = dice.below(4) == 0 ? size.negate() : size;
      BigInteger decoded = Amounts.currency(LiteralEncoder.currencyField(unit1e5));
      String token = LiteralEncoder.currencyCredit(cipher, subclass, tid, unit1e5);
      group.test(
          VALID,
          "",
          Fields.of(
              "subclass",
              subclass,
              "tid",
              tid,
              "unit1e5",
              unit1e5.toString(),
              "decoded",
              decoded.toString(),
              "token",
              token),
          Note.CurrencyCrc,
          Note.Transposition);
    }
  }

  private static void refusedCredit(VectorFile.Group group) {
    Map<String, Object> right = Fields.of("subclass", 0, "rnd", 5, "tid", 1000, "tenths", "1000");
    group.test(INVALID, "amount", Fields.and(right, "tenths", "18201625"), Note.Refused);
    group.test(INVALID, "amount", Fields.and(right, "tenths", "-1"), Note.Refused);
    group.test(INVALID, "subclass", Fields.and(right, "subclass", 8), Note.Refused);
    group.test(INVALID, "tid", Fields.and(right, "tid", TID_BOUND), Note.Refused);
    group.test(INVALID, "rnd", Fields.and(right, "rnd", 16), Note.Refused);
  }

  static VectorFile management() {
    VectorFile file =
        new VectorFile(
            "sts_management_token",
            "STS-MANAGEMENT",
            "Management tokens, class 2 without key changes, with their 16 bits as a number.");
    Dice dice = new Dice(10);
    for (Meters.Kind kind : Meters.kinds()) {
      for (int i = 0; i < 2; i++) {
        Bits key = dice.bits(kind.keyBits());
        VectorFile.Group group = kind.group(file, "ManagementToken").with("decoderKey", key.hex());
        management(dice, group, kind.cipher(key));
      }
    }
    return file;
  }

  private static void management(Dice dice, VectorFile.Group group, BlockCipher cipher) {
    for (int subclass : List.of(0, 2, 6, 7, 10)) {
      managementTest(dice, group, cipher, new int[] {subclass, dice.below(1 << 16)});
      managementTest(dice, group, cipher, new int[] {subclass, dice.below(1 << 14)});
    }
    for (int register : List.of(0, 1, 2, 3, 4, 5, 6, 7, 0xffff)) {
      managementTest(dice, group, cipher, new int[] {1, register});
    }
    managementTest(dice, group, cipher, new int[] {5, 0});
    Map<String, Object> right = Fields.of("subclass", 1, "rnd", 5, "tid", 1000, "value", 0);
    group.test(INVALID, "register", Fields.and(right, "value", 8), Note.Refused);
    group.test(INVALID, "subclass", Fields.and(right, "subclass", 11), Note.Refused);
    group.test(INVALID, "17 bits", Fields.and(right, "subclass", 2, "value", 65_536), Note.Refused);
  }

  /**
   * @param subclassAndValue what the token says
   */
  private static void managementTest(
      Dice dice, VectorFile.Group group, BlockCipher cipher, int[] subclassAndValue) {
    int rnd = dice.below(16);
    int tid = dice.below(TID_BOUND);
    int subclass = subclassAndValue[0];
    Bits content =
        Bits.of(subclass, 4)
            .then(Bits.of(rnd, 4))
            .then(Bits.of(tid, 24))
            .then(Bits.of(subclassAndValue[1], 16));
    group.test(
        subclass == 10 ? ACCEPTABLE : VALID,
        "",
        Fields.of(
            "subclass",
            subclass,
            "rnd",
            rnd,
            "tid",
            tid,
            "value",
            subclassAndValue[1],
            "token",
            LiteralEncoder.token(cipher, 2, content)),
        subclass == 10 ? Note.OneSource : Note.Normal);
  }

  static VectorFile testDisplay() {
    VectorFile file =
        new VectorFile(
            "sts_test_display_token",
            "STS-TEST-DISPLAY",
            "Test and display tokens, class 1, which no key encrypts.");
    Dice dice = new Dice(11);
    VectorFile.Group group = file.group("TestDisplayToken");
    for (int subclass : List.of(0, 1)) {
      int width = subclass == 0 ? 36 : 28;
      testDisplay(group, subclass, Bits.of((1L << width) - 1, width), 0);
      for (int bit = 0; bit < width; bit++) {
        testDisplay(group, subclass, Bits.of(1L << bit, width), 0);
      }
      for (int i = 0; i < 8; i++) {
        Bits control = Bits.of(dice.between(0, (1L << width) - 1), width);
        testDisplay(group, subclass, control, 1 + dice.below(subclass == 0 ? 255 : 65_535));
      }
    }
    for (int index : List.of(0, 1, 31, 63)) {
      testDisplay(group, 2, Bits.of(index, 6).then(Bits.of(0, 30)), 0);
    }
    group.test(
        INVALID, "code", Fields.of("subclass", 0, "control", "1", "mfrCode", 256), Note.Refused);
    group.test(
        INVALID, "subclass", Fields.of("subclass", 3, "control", "1", "mfrCode", 0), Note.Refused);
    return file;
  }

  private static void testDisplay(VectorFile.Group group, int subclass, Bits control, int mfrCode) {
    Bits code = Bits.of(mfrCode, 44 - control.length());
    group.test(
        subclass == 2 ? ACCEPTABLE : VALID,
        "",
        Fields.of(
            "subclass",
            subclass,
            "control",
            control.value().toString(16),
            "mfrCode",
            mfrCode,
            "token",
            LiteralEncoder.testDisplay(subclass, control.then(code))),
        subclass == 2
            ? new Note[] {Note.OneSource}
            : new Note[] {Note.NotEncrypted, Note.Transposition});
  }
}
