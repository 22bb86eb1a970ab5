package prepaid.aws.invocation;

import java.util.Map;
import prepaid.sts.EncryptionAlgorithm;
import prepaid.sts.KeyType;
import prepaid.vending.meters.StsAttributes;

/** A meter's STS attributes as an object. */
final class StsFields {
  private StsFields() {}

  static Map<String, Object> of(StsAttributes sts) {
    Map<String, Object> object = Fields.object();
    object.put("supplyGroup", sts.supplyGroup());
    object.put("tariffIndex", sts.tariffIndex());
    object.put("keyRevision", sts.keyRevision());
    object.put("keyType", sts.keyType().digit());
    object.put("encryptionAlgorithm", sts.encryptionAlgorithm().code());
    return object;
  }

  static StsAttributes read(Fields fields) throws Malformed {
    int revision = fields.smallNumber("keyRevision");
    KeyType keyType =
        fields.read(
            "keyType",
            fields.smallNumber("keyType"),
            digit -> KeyType.ofDigit(digit).orElseThrow(IllegalArgumentException::new));
    EncryptionAlgorithm algorithm =
        fields.read(
            "encryptionAlgorithm",
            fields.smallNumber("encryptionAlgorithm"),
            code -> EncryptionAlgorithm.ofCode(code).orElseThrow(IllegalArgumentException::new));
    String index = fields.text("tariffIndex");
    StsAttributes sts =
        fields.read(
            "supplyGroup", group -> new StsAttributes(group, index, revision, keyType, algorithm));
    fields.end();
    return sts;
  }
}
