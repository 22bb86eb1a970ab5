package prepaid.meter.gift;

import static prepaid.meter.gift.VectorFile.INVALID;
import static prepaid.meter.gift.VectorFile.VALID;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import prepaid.meter.literal.Amounts;
import prepaid.meter.literal.Bits;
import prepaid.meter.literal.Crc16;
import prepaid.meter.literal.LiteralEncoder;

/** Vectors of the check and of the amounts. */
final class FieldVectors {
  private static final int RANDOM_COUNT = 60;
  private static final BigInteger MAX_UNITS = BigInteger.valueOf(18_201_624);

  private FieldVectors() {}

  static VectorFile crc() {
    VectorFile file =
        new VectorFile(
            "sts_crc16",
            "STS-CRC16",
            "The check over the 50 bits of class, subclass and content, left-padded to 7 bytes.");
    Dice dice = new Dice(1);
    VectorFile.Group group = file.group("CrcCheck");
    for (int i = 0; i < RANDOM_COUNT; i++) {
      int tokenClass = dice.below(3);
      Bits content = dice.bits(48);
      boolean currency = tokenClass == 0 && (content.field(47, 46).intValue() == 1);
      crcTests(group, tokenClass, content, currency);
    }
    crcTests(group, 0, Bits.of(0, 48), false);
    crcTests(group, 2, Bits.of(-1L >>> 16, 48), false);
    return file;
  }

  private static void crcTests(
      VectorFile.Group group, int tokenClass, Bits content, boolean currency) {
    String bytes = Bits.of(tokenClass, 8).then(content).hex();
    Bits right = Crc16.of(tokenClass, content, currency);
    Note[] flags =
        currency
            ? new Note[] {Note.CrcPolynomial, Note.CrcByteSwap, Note.CurrencyCrc}
            : new Note[] {Note.CrcPolynomial, Note.CrcByteSwap};
    group.test(VALID, "", crc(bytes, currency, right), flags);
    Bits swapped = right.field(7, 0).then(right.field(15, 8));
    if (!swapped.equals(right)) {
      group.test(INVALID, "bytes not swapped", crc(bytes, currency, swapped), Note.CrcByteSwap);
    }
    if (currency) {
      Bits plain = Crc16.of(tokenClass, content, false);
      group.test(INVALID, "the plain check", crc(bytes, true, plain), Note.CurrencyCrc);
    }
  }

  private static Map<String, Object> crc(String bytes, boolean currency, Bits crc) {
    return Fields.of("bytes", bytes, "currency", currency, "crc", crc.hex());
  }

  static VectorFile units() {
    VectorFile file =
        new VectorFile(
            "sts_units_amount",
            "STS-AMOUNT-16",
            "Tenths of a unit to the 16-bit field e(2) m(14) and back to what the meter adds.");
    Dice dice = new Dice(2);
    VectorFile.Group group = file.group("UnitsAmount");
    for (long start : List.of(0L, 16_384L, 180_224L, 1_818_624L, 18_201_624L)) {
      for (long near = start - 12; near <= start + 12; near++) {
        units(group, BigInteger.valueOf(near), Note.EdgeCase);
      }
    }
    for (int digits = 2; digits <= 8; digits++) {
      for (int i = 0; i < 14; i++) {
        units(group, dice.magnitude(digits), Note.Normal);
      }
    }
    units(group, BigInteger.TWO.pow(63), Note.EdgeCase);
    return file;
  }

  private static void units(VectorFile.Group group, BigInteger tenths, Note note) {
    if (tenths.signum() < 0 || tenths.compareTo(MAX_UNITS) > 0) {
      group.test(INVALID, "", Fields.of("tenths", tenths.toString()), Note.Refused, note);
      return;
    }
    Bits field = LiteralEncoder.amountField(tenths);
    BigInteger decoded = Amounts.units(field);
    Note[] flags =
        decoded.equals(tenths)
            ? new Note[] {note}
            : new Note[] {note, Note.Truncated, Note.Nearest};
    group.test(
        VALID,
        "",
        Fields.of("tenths", tenths.toString(), "field", field.hex(), "decoded", decoded.toString()),
        flags);
  }

  static VectorFile currency() {
    VectorFile file =
        new VectorFile(
            "sts_currency_amount",
            "STS-AMOUNT-20",
            "Hundred-thousandths of the base currency, signed, to the 20-bit field s e(5) m(14).");
    Dice dice = new Dice(3);
    VectorFile.Group group = file.group("CurrencyAmount");
    BigInteger largest = Amounts.currency(Bits.of((1 << 19) - 1, 20));
    for (int exponent = 1; exponent < 32; exponent++) {
      BigInteger start = Amounts.currency(Bits.of((long) exponent << 14, 20));
      money(group, start, Note.EdgeCase);
      money(group, start.subtract(BigInteger.ONE), Note.EdgeCase);
      money(group, start.add(BigInteger.ONE).negate(), Note.EdgeCase);
    }
    for (int digits = 2; digits <= 35; digits++) {
      money(group, dice.magnitude(digits), Note.Normal);
      money(group, dice.magnitude(digits), Note.Normal);
      money(group, dice.magnitude(digits).negate(), Note.Normal);
    }
    for (BigInteger edge : List.of(BigInteger.ZERO, BigInteger.ONE, largest)) {
      money(group, edge, Note.EdgeCase);
      money(group, edge.negate(), Note.EdgeCase);
    }
    for (BigInteger beyond : List.of(largest.add(BigInteger.ONE), BigInteger.TWO.pow(127))) {
      group.test(INVALID, "", Fields.of("unit1e5", beyond.toString()), Note.Refused);
      group.test(INVALID, "", Fields.of("unit1e5", beyond.negate().toString()), Note.Refused);
    }
    return file;
  }

  private static void money(VectorFile.Group group, BigInteger unit1e5, Note note) {
    Bits field = LiteralEncoder.currencyField(unit1e5);
    BigInteger decoded = Amounts.currency(field);
    group.test(
        VALID,
        "",
        Fields.of(
            "unit1e5",
            unit1e5.toString(),
            "field",
            Fields.hex5(field),
            "decoded",
            decoded.toString()),
        flags(unit1e5, decoded, note));
  }

  private static Note[] flags(BigInteger unit1e5, BigInteger decoded, Note note) {
    if (unit1e5.bitLength() > 53) {
      return new Note[] {note, Note.FloatingPoint};
    }
    if (decoded.equals(unit1e5)) {
      return new Note[] {note};
    }
    return new Note[] {note, unit1e5.signum() < 0 ? Note.NegativeRounding : Note.Truncated};
  }
}
