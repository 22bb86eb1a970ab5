package prepaid.sts.gift;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.sts.BaseDate;
import prepaid.sts.BlockCipher;
import prepaid.sts.CurrencyAmount;
import prepaid.sts.DecoderKey;
import prepaid.sts.Drn;
import prepaid.sts.IdRecord;
import prepaid.sts.KeyChangeSet;
import prepaid.sts.KeySection;
import prepaid.sts.MeterPan;
import prepaid.sts.StaTables;
import prepaid.sts.Token;
import prepaid.sts.TokenCodec;
import prepaid.sts.TokenCrc;
import prepaid.sts.TokenIdentifier;
import prepaid.sts.TokenMinute;
import prepaid.sts.UnitsAmount;

/**
 * What vectors are put to: this library. A test plants a mistake by overriding the one method that
 * it lies in.
 */
class Subject {
  /**
   * The fields that come out, by their names in the vector.
   *
   * @throws IllegalArgumentException when the input is refused
   */
  final Map<String, Object> answer(GiftVector v) {
    return switch (v.text("type")) {
      case "CrcCheck" -> Map.of("crc", hex(crc(v.bytes("bytes"), v.truth("currency")), 4));
      case "UnitsAmount" -> units(new BigInteger(v.text("tenths")).longValueExact());
      case "CurrencyAmount" -> currency(new BigInteger(v.text("unit1e5")));
      case "TokenIdentifier" -> Map.of("tid", tid(base(v), Instant.parse(v.text("utc"))));
      case "KeyExpiry" -> Map.of("expired", isExpired(v.integer("tid"), v.integer("ken")));
      case "Drn" -> drn(new Drn(v.text("drn")));
      case "MeterPan" -> Map.of("drn", new MeterPan(v.text("meterPan")).drn().digits());
      case "IdRecord" -> record(new IdRecord(v.text("idRecord")));
      case "DecoderKey" -> Map.of("decoderKey", HexFormat.of().formatHex(decoderKey(v)));
      case "BlockCipher" -> block(v);
      case "BlockDecryption" -> Map.of("plaintext", hex(decrypted(v), 16));
      case "CreditToken" -> TokenSubjects.credit(v);
      case "ManagementToken" -> TokenSubjects.management(v);
      case "TestDisplayToken" -> TokenSubjects.testDisplay(v);
      case "KeyChangeSet" -> Map.of("tokens", keyChange(v));
      case "TokenDecode" -> TokenSubjects.decoded(v);
      default -> throw new AssertionError("a type without a test: " + v);
    };
  }

  static String hex(long value, int digits) {
    return HexFormat.of().toHexDigits(value, digits);
  }

  int crc(byte[] bytes, boolean currency) {
    byte[] covered = java.util.Arrays.copyOf(bytes, currency ? bytes.length + 1 : bytes.length);
    if (currency) {
      covered[bytes.length] = 1;
    }
    return TokenCrc.of(covered);
  }

  private Map<String, Object> units(long tenths) {
    int field = unitsField(tenths);
    return Map.of("field", hex(field, 4), "decoded", Long.toString(UnitsAmount.decoded(field)));
  }

  int unitsField(long tenths) {
    return UnitsAmount.field(tenths);
  }

  private Map<String, Object> currency(BigInteger unit1e5) {
    int field = currencyField(unit1e5);
    return Map.of("field", hex(field, 5), "decoded", CurrencyAmount.decoded(field).toString());
  }

  int currencyField(BigInteger unit1e5) {
    return CurrencyAmount.field(unit1e5);
  }

  private static BaseDate base(GiftVector v) {
    return BaseDate.ofYear(v.integer("baseDate")).orElseThrow(IllegalArgumentException::new);
  }

  int tid(BaseDate base, Instant utc) {
    return minutes(TokenIdentifier.at(base, utc));
  }

  static int minutes(Optional<TokenIdentifier> tid) {
    return tid.orElseThrow(() -> new IllegalArgumentException("out of range")).minutes();
  }

  static TokenIdentifier exactly(BaseDate base, Instant utc) {
    return TokenIdentifier.ofMinuteSince1993(base, TokenMinute.of(utc))
        .orElseThrow(IllegalArgumentException::new);
  }

  boolean isExpired(int tid, int ken) {
    return new TokenIdentifier(tid).expiredUnder(ken);
  }

  private static Map<String, Object> drn(Drn drn) {
    return Map.of("manufacturerCode", drn.manufacturerCode(), "serial", drn.serial());
  }

  private static Map<String, Object> record(IdRecord record) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("meterPan", record.meterPan().digits());
    fields.put("sgc", record.attributes().supplyGroupCode());
    fields.put("ti", record.attributes().tariffIndex());
    return fields;
  }

  byte[] decoderKey(GiftVector v) {
    return TokenSubjects.decoderKey(v);
  }

  private Map<String, Object> block(GiftVector v) {
    try (BlockCipher cipher = cipher(v, v.tables())) {
      String ciphertext = hex(cipher.encrypt(v.block("plaintext")), 16);
      return Map.of("ciphertext", ciphertext, "plaintext", hex(decrypted(v), 16));
    }
  }

  long decrypted(GiftVector v) {
    return decrypted(v, v.tables());
  }

  static long decrypted(GiftVector v, StaTables tables) {
    try (BlockCipher cipher = cipher(v, tables)) {
      return cipher.decrypt(v.block("ciphertext"));
    }
  }

  private static BlockCipher cipher(GiftVector v, StaTables tables) {
    try (DecoderKey key = DecoderKey.of(v.bytes("key"))) {
      return BlockCipher.of(key, v.ea(), tables);
    }
  }

  private List<String> keyChange(GiftVector v) {
    try (DecoderKey newKey = DecoderKey.of(v.bytes("newDecoderKey"));
        TokenCodec codec = v.codec("oldDecoderKey");
        KeyChangeSet set =
            v.truth("threeTokens")
                ? KeyChangeSet.ofThree(newKey, TokenSubjects.attributes(v))
                : KeyChangeSet.of(newKey, TokenSubjects.attributes(v))) {
      return sections(set).stream().map(codec::encode).map(Token::digits).toList();
    }
  }

  List<KeySection> sections(KeyChangeSet set) {
    return set.sections();
  }
}
