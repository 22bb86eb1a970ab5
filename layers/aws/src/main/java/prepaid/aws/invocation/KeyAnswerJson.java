package prepaid.aws.invocation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import prepaid.sts.BaseDate;
import prepaid.sts.DecoderKeyAlgorithm;
import prepaid.sts.VendingKeyType;
import prepaid.vending.keys.KeyTerms;
import prepaid.vending.keys.WrappedKey;
import prepaid.vending.refusals.Answer;

/** The secure module's answer to a key ceremony, as JSON in UTF-8; the key in it is wrapped. */
public final class KeyAnswerJson {
  private static final String KEY = "key";

  private KeyAnswerJson() {}

  public static byte[] write(Answer<WrappedKey> answer) {
    return Fields.write(
        switch (answer) {
          case Answer.Given<WrappedKey>(var key) -> given(key);
          case Answer.Refused<WrappedKey>(var refusal) -> RefusalFields.of(refusal);
        });
  }

  /** Empty when it is anything else than an answer in full. */
  public static Optional<Answer<WrappedKey>> read(byte[] json) {
    try {
      Fields fields = Fields.parse(json);
      Answer<WrappedKey> answer = read(fields);
      fields.end();
      return Optional.of(answer);
    } catch (Malformed malformed) {
      return Optional.empty();
    }
  }

  private static Answer<WrappedKey> read(Fields fields) throws Malformed {
    return switch (fields.text(RefusalFields.OUTCOME)) {
      case KEY -> Answer.given(key(fields.object(KEY)));
      case RefusalFields.REFUSED -> Answer.refused(RefusalFields.read(fields));
      default -> throw new Malformed("unknown outcome", Optional.of(RefusalFields.OUTCOME));
    };
  }

  private static Map<String, Object> given(WrappedKey key) {
    Map<String, Object> object = Fields.object();
    object.put(RefusalFields.OUTCOME, KEY);
    object.put(KEY, of(key));
    return object;
  }

  private static Map<String, Object> of(WrappedKey key) {
    KeyTerms terms = key.terms();
    Map<String, Object> object = Fields.object();
    object.put("supplyGroup", terms.supplyGroup());
    object.put("keyRevision", terms.keyRevision());
    object.put("keyType", terms.keyType().name());
    object.put("derivation", terms.derivation().code());
    object.put("baseDate", terms.baseDate().year());
    object.put("expiry", terms.expiry());
    object.put("activeFrom", terms.activeFrom().toString());
    object.put("issuedUntil", terms.issuedUntil().toString());
    object.put("wrapped", key.wrapped());
    object.put("checkValue", key.checkValue());
    return object;
  }

  private static WrappedKey key(Fields fields) throws Malformed {
    KeyTerms terms =
        new KeyTerms(
            fields.text("supplyGroup"),
            fields.smallNumber("keyRevision"),
            fields.read("keyType", VendingKeyType::valueOf),
            fields.read(
                "derivation",
                fields.smallNumber("derivation"),
                code ->
                    DecoderKeyAlgorithm.ofCode(code).orElseThrow(IllegalArgumentException::new)),
            fields.read(
                "baseDate",
                fields.smallNumber("baseDate"),
                year -> BaseDate.ofYear(year).orElseThrow(IllegalArgumentException::new)),
            fields.smallNumber("expiry"),
            fields.read("activeFrom", Instant::parse),
            fields.read("issuedUntil", Instant::parse));
    WrappedKey key = new WrappedKey(terms, fields.text("wrapped"), fields.text("checkValue"));
    fields.end();
    return key;
  }
}
