package prepaid.meter.gift;

import static prepaid.meter.gift.VectorFile.INVALID;
import static prepaid.meter.gift.VectorFile.VALID;

import java.math.BigInteger;
import java.util.List;
import prepaid.meter.literal.Bits;
import prepaid.meter.literal.BlockCipher;
import prepaid.meter.literal.LiteralDecoder;
import prepaid.meter.literal.LiteralEncoder;
import prepaid.meter.literal.Reading;

/** Vectors of what a meter makes of digits: what it reads, and the result when it refuses. */
final class DecodeVectors {
  private static final BigInteger BOUND = BigInteger.TWO.pow(66);

  private DecodeVectors() {}

  static VectorFile file() {
    VectorFile file =
        new VectorFile(
            "sts_token_decode",
            "STS-DECODE",
            "Digits as they are entered: class and subclass, or the name of the meter's result.");
    Dice dice = new Dice(13);
    for (Meters.Kind kind : Meters.kinds()) {
      Bits key = dice.bits(kind.keyBits());
      BlockCipher cipher = kind.cipher(key);
      VectorFile.Group group = kind.group(file, "TokenDecode").with("decoderKey", key.hex());
      String token = LiteralEncoder.unitCredit(cipher, dice.below(4), dice.below(1 << 24), 1234);
      read(group, cipher, token);
      read(group, cipher, token.replaceAll("(....)(?!$)", "$1 "));
      read(group, cipher, token.replaceAll("(....)(?!$)", "$1-"));
      damaged(dice, group, cipher, token);
      malformed(group, token);
      reserved(dice, group, cipher);
      String other = LiteralEncoder.unitCredit(kind.cipher(dice.bits(kind.keyBits())), 0, 1, 1);
      refused(group, cipher, "another meter's", other);
    }
    return file;
  }

  private static void read(VectorFile.Group group, BlockCipher cipher, String entered) {
    Reading.UnitCredit credit = (Reading.UnitCredit) new LiteralDecoder(cipher).read(entered);
    group.test(
        VALID,
        "",
        Fields.of(
            "entered",
            entered,
            "class",
            0,
            "subclass",
            credit.subclass(),
            "tid",
            credit.tid(),
            "decoded",
            credit.tenths().toString()),
        Note.Transposition);
  }

  /** Every digit changed once, and neighbours exchanged. */
  private static void damaged(Dice dice, VectorFile.Group group, BlockCipher cipher, String token) {
    for (int i = 0; i < token.length(); i++) {
      int other = (token.charAt(i) - '0' + 1 + dice.below(9)) % 10;
      refused(group, cipher, "digit " + (i + 1), token.substring(0, i) + other + rest(token, i));
    }
  }

  private static String rest(String token, int i) {
    return token.substring(i + 1);
  }

  private static void malformed(VectorFile.Group group, String token) {
    for (String entered :
        List.of(
            "",
            token.substring(1),
            token + "0",
            "x" + token.substring(1),
            "+" + token.substring(1),
            BOUND.toString(),
            BOUND.add(BigInteger.ONE).toString(),
            "99999999999999999999",
            "１２３４５６７８９０１２３４５６７８９０",
            "\u0661".repeat(20),
            token.substring(1) + ".")) {
      group.test(
          INVALID, "", Fields.of("entered", entered, "meterResult", "FormatError"), Note.Format);
    }
  }

  private static void reserved(Dice dice, VectorFile.Group group, BlockCipher cipher) {
    for (int subclass = 8; subclass < 16; subclass++) {
      Bits content = Bits.of(subclass, 4).then(dice.bits(48).field(43, 0));
      function(group, LiteralEncoder.token(cipher, 0, content));
    }
    for (int subclass = 11; subclass < 16; subclass++) {
      Bits content = Bits.of(subclass, 4).then(dice.bits(48).field(43, 0));
      function(group, LiteralEncoder.token(cipher, 2, content));
    }
    for (int subclass = 3; subclass < 16; subclass++) {
      function(group, LiteralEncoder.testDisplay(subclass, dice.bits(48).field(43, 0)));
    }
    for (int i = 0; i < 4; i++) {
      Bits classThree = dice.bits(64).with(28, true).with(27, true);
      function(group, String.format("%020d", classThree.value()));
    }
  }

  private static void function(VectorFile.Group group, String entered) {
    group.test(
        INVALID,
        "",
        Fields.of("entered", entered, "meterResult", "FunctionError"),
        Note.ReservedCode);
  }

  /** By the literal decoder's word: a changed digit may also change the class, or the format. */
  private static void refused(
      VectorFile.Group group, BlockCipher cipher, String comment, String entered) {
    String result =
        switch (new LiteralDecoder(cipher).read(entered)) {
          case Reading.Malformed m -> "FormatError";
          case Reading.ReservedClass r -> "FunctionError";
          case Reading.Damaged d -> "CRCError";
          default -> throw new IllegalStateException("one changed digit goes unseen");
        };
    group.test(INVALID, comment, Fields.of("entered", entered, "meterResult", result), Note.Damage);
  }
}
