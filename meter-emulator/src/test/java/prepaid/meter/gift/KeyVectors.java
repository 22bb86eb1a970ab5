package prepaid.meter.gift;

import static prepaid.meter.gift.VectorFile.ACCEPTABLE;
import static prepaid.meter.gift.VectorFile.INVALID;
import static prepaid.meter.gift.VectorFile.VALID;

import java.util.List;
import java.util.Map;
import prepaid.meter.literal.Bits;
import prepaid.meter.literal.DecoderKeys;
import prepaid.meter.literal.Ea09;

/** Vectors of key derivation and of the block ciphers. */
final class KeyVectors {
  private static final int MANY = 40;

  private KeyVectors() {}

  static VectorFile decoderKeys() {
    VectorFile file =
        new VectorFile(
            "sts_decoder_key",
            "STS-DKGA",
            "Decoder keys from vending keys, by DKGA02 and DKGA04; DKGA01 for the oldest meters.");
    Dice dice = new Dice(7);
    VectorFile.Group short02 = group(file, 2, 7);
    VectorFile.Group short04 = group(file, 4, 7);
    VectorFile.Group long04 = group(file, 4, 11);
    for (int i = 0; i < MANY; i++) {
      Bits des = dice.desKey();
      Bits hmac = dice.bits(160);
      DecoderKeys.Facts facts07 = facts(dice, 7);
      DecoderKeys.Facts facts11 = facts(dice, 11);
      derived(short02, des, facts07, DecoderKeys.dkga02(des, facts07));
      derived(short04, hmac, facts07, DecoderKeys.dkga04(hmac, facts07));
      derived(long04, hmac, facts11, DecoderKeys.dkga04(hmac, facts11));
    }
    legacy(dice, group(file, 1, 7));
    refused(dice, short02, 64, 7);
    refused(dice, long04, 160, 11);
    Bits even = dice.desKey().xor(Bits.of(1L << 40, 64));
    short02.test(INVALID, "even parity", fields(even, facts(dice, 7)), Note.Refused);
    group(file, 2, 11)
        .test(INVALID, "EA11 needs DKGA04", fields(dice.desKey(), facts(dice, 11)), Note.Refused);
    return file;
  }

  private static VectorFile.Group group(VectorFile file, int dkga, int ea) {
    return file.group("DecoderKey").with("dkga", dkga).with("ea", ea);
  }

  private static DecoderKeys.Facts facts(Dice dice, int ea) {
    String drn = Identities.drn(dice, dice.coin() ? 11 : 13);
    return new DecoderKeys.Facts(
        Identities.pan(drn),
        dice.digits(6),
        dice.digits(2),
        dice.below(3),
        1 + dice.below(9),
        ea,
        dice.oneOf(List.of(1993, 2014, 2035)));
  }

  private static Map<String, Object> fields(Bits vendingKey, DecoderKeys.Facts facts) {
    return Fields.of(
        "vendingKey",
        vendingKey.hex(),
        "baseDate",
        facts.baseDate(),
        "meterPan",
        facts.meterPan(),
        "kt",
        facts.kt(),
        "sgc",
        facts.sgc(),
        "ti",
        facts.ti(),
        "krn",
        facts.krn());
  }

  private static void derived(
      VectorFile.Group group, Bits vendingKey, DecoderKeys.Facts facts, Bits decoderKey) {
    Note[] flags =
        vendingKey.length() == 160
            ? new Note[] {Note.CountBytes, Note.KeyByteOrder}
            : new Note[] {Note.Normal, Note.KeyByteOrder};
    group.test(
        VALID, "", Fields.and(fields(vendingKey, facts), "decoderKey", decoderKey.hex()), flags);
  }

  /** First keys of meters in the published ranges. */
  private static void legacy(Dice dice, VectorFile.Group group) {
    for (int i = 0; i < 12; i++) {
      String drn =
          Identities.checked(dice.oneOf(List.of("01000", "03090", "06010")) + dice.digits(5));
      Bits key = dice.desKey();
      DecoderKeys.Facts facts =
          new DecoderKeys.Facts(Identities.pan(drn), dice.digits(6), dice.digits(2), 2, 1, 7, 1993);
      group.test(
          ACCEPTABLE,
          "",
          Fields.and(fields(key, facts), "decoderKey", DecoderKeys.dkga01(key, facts).hex()),
          Note.OneSource);
    }
  }

  private static void refused(Dice dice, VectorFile.Group group, int keyBits, int ea) {
    Bits key = keyBits == 64 ? dice.desKey() : dice.bits(keyBits);
    Map<String, Object> right = fields(key, facts(dice, ea));
    for (Map.Entry<String, List<Object>> field :
        List.<Map.Entry<String, List<Object>>>of(
            Map.entry("krn", List.of(0, 10, -1)),
            Map.entry("ti", List.of("100", "1", "0a", "")),
            Map.entry("sgc", List.of("12345", "1234567", "12345a", "１２３４５６")),
            Map.entry("kt", List.of(4, -1)),
            Map.entry("baseDate", List.of(2000, 1992)),
            Map.entry("meterPan", List.of("600727000000000008", "60072700000000000", "")),
            Map.entry("vendingKey", List.of("", "00", "ab".repeat(16))))) {
      for (Object wrong : field.getValue()) {
        group.test(INVALID, field.getKey(), Fields.and(right, field.getKey(), wrong), Note.Refused);
      }
    }
  }

  static VectorFile blocks() {
    VectorFile file =
        new VectorFile(
            "sts_block_cipher",
            "STS-EA",
            "The ciphers EA07 (with the sample tables and with others), EA11 and, to read, EA09."
                + " Both directions are to be tested.");
    Dice dice = new Dice(8);
    for (Meters.Kind kind : Meters.kinds()) {
      VectorFile.Group group = kind.group(file, "BlockCipher");
      for (int i = 0; i < MANY; i++) {
        Bits key = dice.bits(kind.keyBits());
        block(group, kind, key, dice.bits(64));
      }
    }
    VectorFile.Group legacy = file.group("BlockDecryption").with("ea", 9);
    for (int i = 0; i < 12; i++) {
      Bits key = dice.bits(64);
      Bits ciphertext = dice.bits(64);
      legacy.test(
          ACCEPTABLE,
          "",
          Fields.of(
              "key",
              key.hex(),
              "ciphertext",
              ciphertext.hex(),
              "plaintext",
              new Ea09(key).decrypt(ciphertext).hex()),
          Note.LegacyCipher);
    }
    for (String wrong : List.of("", "00", "0123456789abcdef0123", "ab".repeat(16))) {
      file.group("BlockCipher")
          .with("ea", 7)
          .test(INVALID, "length of the key", Fields.of("key", wrong), Note.Refused);
    }
    return file;
  }

  private static void block(VectorFile.Group group, Meters.Kind kind, Bits key, Bits plaintext) {
    group.test(
        VALID,
        "",
        Fields.of(
            "key",
            key.hex(),
            "plaintext",
            plaintext.hex(),
            "ciphertext",
            kind.cipher(key).encrypt(plaintext).hex()),
        kind.notes());
  }
}
