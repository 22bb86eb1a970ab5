package prepaid.aws.dynamo;

import java.util.function.Function;
import prepaid.sts.EncryptionAlgorithm;
import prepaid.sts.KeyType;
import prepaid.vending.meters.StsAttributes;

/** A meter's STS attributes in one short text: {@code SGC.TI.KRN.KT.EA}. */
final class StsText {
  private StsText() {}

  static String of(StsAttributes sts) {
    return String.join(
        ".",
        sts.supplyGroup(),
        sts.tariffIndex(),
        Integer.toString(sts.keyRevision()),
        Integer.toString(sts.keyType().digit()),
        Integer.toString(sts.encryptionAlgorithm().code()));
  }

  static StsAttributes parse(String text) {
    String[] parts = parts(text, "\\.", 5);
    return new StsAttributes(
        parts[0],
        parts[1],
        Integer.parseInt(parts[2]),
        number(parts[3], digit -> KeyType.ofDigit(digit).orElseThrow(StsText::unknown)),
        number(parts[4], code -> EncryptionAlgorithm.ofCode(code).orElseThrow(StsText::unknown)));
  }

  /** Exactly that many parts, the last one with whatever separators it contains. */
  static String[] parts(String text, String separator, int count) {
    String[] parts = text.split(separator, count);
    if (parts.length != count) {
      throw new IllegalArgumentException("not " + count + " parts");
    }
    return parts;
  }

  static IllegalArgumentException unknown() {
    return new IllegalArgumentException("unknown code");
  }

  private static <T> T number(String text, Function<Integer, T> of) {
    return of.apply(Integer.valueOf(text));
  }
}
