package prepaid.sts.cli;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import prepaid.sts.BaseDate;
import prepaid.sts.BlockCipher;
import prepaid.sts.DecoderKey;
import prepaid.sts.DecoderKeyAlgorithm;
import prepaid.sts.DecoderKeyParameters;
import prepaid.sts.DecoderKeys;
import prepaid.sts.EncryptionAlgorithm;
import prepaid.sts.KeyMaterialAccess;
import prepaid.sts.KeyType;
import prepaid.sts.MeterPan;
import prepaid.sts.StaTables;
import prepaid.sts.VendingKey;
import prepaid.sts.cli.BadRequest.Kind;

/** Deriving decoder keys, and the bare ciphers under them. */
final class KeyOperations {
  private KeyOperations() {}

  static Map<String, Object> decoderKey(Request request) throws BadRequest {
    DecoderKeyParameters parameters = parameters(request);
    try (VendingKey vendingKey = vendingKey(request, parameters.dkga());
        DecoderKey key = DecoderKeys.derive(vendingKey, parameters)) {
      // Showing the key is this operation's whole purpose; the tool is for test keys.
      byte[] bytes = key.expose(KeyMaterialAccess.granted());
      return Map.of("decoderKey", HexFormat.of().formatHex(bytes));
    }
  }

  private static DecoderKeyParameters parameters(Request request) throws BadRequest {
    DecoderKeyAlgorithm dkga = dkga(request);
    EncryptionAlgorithm ea = SharedFields.ea(request);
    BaseDate baseDate = baseDate(request, dkga);
    MeterPan meterPan = meterPan(request);
    KeyType keyType = SharedFields.keyType(request, "kt");
    String supplyGroupCode = SharedFields.supplyGroup(request);
    String tariffIndex = SharedFields.tariffIndex(request);
    int keyRevision = SharedFields.keyRevision(request);
    try {
      return new DecoderKeyParameters(
          dkga, ea, baseDate, meterPan, keyType, supplyGroupCode, tariffIndex, keyRevision);
    } catch (IllegalArgumentException e) {
      // Each field is right by itself, so they do not go together.
      throw new BadRequest(Kind.NOT_ALLOWED, String.valueOf(e.getMessage()));
    }
  }

  private static DecoderKeyAlgorithm dkga(Request request) throws BadRequest {
    return DecoderKeyAlgorithm.ofCode(request.integer("dkga", 0, 99))
        .orElseThrow(() -> new BadRequest(Kind.OUT_OF_RANGE, "field dkga is 1, 2 or 4"));
  }

  private static BaseDate baseDate(Request request, DecoderKeyAlgorithm dkga) throws BadRequest {
    Optional<BaseDate> given = SharedFields.baseDate(request);
    if (given.isEmpty() && dkga == DecoderKeyAlgorithm.DKGA04) {
      throw new BadRequest(
          Kind.MISSING_FIELD, "field baseDate is missing: it is part of a DKGA04 key");
    }
    // DKGA02 keys do not depend on it, so any will do where none is given.
    return given.orElse(BaseDate.BASE_1993);
  }

  private static MeterPan meterPan(Request request) throws BadRequest {
    String digits = request.text("meterPan");
    Optional<String> refusal = MeterPan.refusal(digits);
    if (refusal.isPresent()) {
      throw new BadRequest(Kind.INVALID_IDENTITY, "field meterPan: " + refusal.get());
    }
    return new MeterPan(digits);
  }

  private static VendingKey vendingKey(Request request, DecoderKeyAlgorithm dkga)
      throws BadRequest {
    byte[] bytes = Hex.parsed(request.text("vendingKey"), "field vendingKey");
    try {
      if (bytes.length != dkga.vendingKeyLengthBytes()) {
        throw new BadRequest(
            Kind.INVALID_KEY,
            "%s takes a vending key of %d bytes, not of %d"
                .formatted(dkga, dkga.vendingKeyLengthBytes(), bytes.length));
      }
      return VendingKey.of(bytes);
    } catch (IllegalArgumentException e) {
      throw new BadRequest(Kind.INVALID_KEY, String.valueOf(e.getMessage()));
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  static Map<String, Object> encryptBlock(Request request) throws BadRequest {
    long plaintext = request.block("plaintext");
    SharedFields.makingEa(request);
    try (BlockCipher cipher = cipher(request)) {
      return Map.of("ciphertext", HexFormat.of().toHexDigits(cipher.encrypt(plaintext)));
    }
  }

  static Map<String, Object> decryptBlock(Request request) throws BadRequest {
    long ciphertext = request.block("ciphertext");
    try (BlockCipher cipher = cipher(request)) {
      return Map.of("plaintext", HexFormat.of().toHexDigits(cipher.decrypt(ciphertext)));
    }
  }

  private static BlockCipher cipher(Request request) throws BadRequest {
    EncryptionAlgorithm ea = SharedFields.ea(request);
    StaTables tables = SharedFields.tables(request);
    try (DecoderKey key = SharedFields.decoderKey(request, "key", ea)) {
      return BlockCipher.of(key, ea, tables);
    }
  }
}
