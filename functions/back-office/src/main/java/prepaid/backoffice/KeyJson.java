package prepaid.backoffice;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import prepaid.http.Field;
import prepaid.http.Fields;
import prepaid.http.JsonObject;
import prepaid.http.Shape;
import prepaid.http.Shapes;
import prepaid.sts.BaseDate;
import prepaid.sts.DecoderKeyAlgorithm;
import prepaid.sts.VendingKeyType;
import prepaid.vending.keys.KeyComponent;
import prepaid.vending.keys.KeyEnd;
import prepaid.vending.keys.KeyLife;
import prepaid.vending.keys.KeyState;
import prepaid.vending.keys.KeyTerms;
import prepaid.vending.keys.WrappedKey;
import prepaid.vending.refusals.Answer;

/** Keys in JSON: terms and check values go out, never material. */
final class KeyJson {
  private static final int EXPIRY_MAX = 255;
  private static final int DES_DIGITS = 16;
  private static final int LONG_DIGITS = 40;

  private KeyJson() {}

  static Answer<KeyEntry> read(String supplyGroup, Fields fields) {
    Field<Integer> revision =
        fields.integer(
            "keyRevision", SupplyGroupRoutes.KEY_REVISION_MIN, SupplyGroupRoutes.KEY_REVISION_MAX);
    Field<VendingKeyType> type = fields.text("keyType", keyType());
    Field<DecoderKeyAlgorithm> derivation =
        fields.code("derivation", List.of(2, 4), DecoderKeyAlgorithm::ofCode);
    Field<BaseDate> baseDate = fields.code("baseDate", List.of(1993, 2014, 2035), BaseDate::ofYear);
    Field<Integer> expiry = fields.integer("expiry", 0, EXPIRY_MAX);
    Field<Instant> from = fields.text("activeFrom", Shapes.instant());
    Field<Instant> until = fields.text("issuedUntil", Shapes.instant());
    Field<String> component = component(fields, derivation);
    Field<Optional<String>> checkValue = fields.optionalText("checkValue", checkValue());
    Field<Optional<String>> own = fields.optionalText("componentCheckValue", checkValue());
    if (!from.isRefused() && !until.isRefused() && !until.get().isAfter(from.get())) {
      fields.refuse("issuedUntil", "This must be after activeFrom.");
    }
    return fields.finish(() ->
        new KeyEntry(
            new KeyTerms(
                supplyGroup,
                revision.get(),
                type.get(),
                derivation.get(),
                baseDate.get(),
                expiry.get(),
                from.get(),
                until.get()),
            KeyEntry.bytes(component.get()),
            new KeyEntry.Expected(own.get(), checkValue.get())));
  }

  private static Shape<VendingKeyType> keyType() {
    List<String> names = Arrays.stream(VendingKeyType.values()).map(Enum::name).sorted().toList();
    return Shapes.oneOf(
        names,
        text ->
            names.contains(text) ? Optional.of(VendingKeyType.valueOf(text)) : Optional.empty());
  }

  private static Field<String> component(Fields fields, Field<DecoderKeyAlgorithm> derivation) {
    Field<String> component =
        fields.text(
            "component",
            Shapes.pattern(
                "[0-9A-Fa-f]{16}|[0-9A-Fa-f]{40}",
                "A component is 16 hexadecimal digits for derivation 2, or 40 for derivation 4."));
    if (component.isRefused() || derivation.isRefused()) {
      return component;
    }
    int digits = derivation.get() == DecoderKeyAlgorithm.DKGA02 ? DES_DIGITS : LONG_DIGITS;
    if (component.get().length() != digits) {
      fields.refuse(
          "component",
          "A component for derivation %d has %d hexadecimal digits; this has %d."
              .formatted(derivation.get().code(), digits, component.get().length()));
    } else if (component.get().chars().allMatch(digit -> digit == '0')) {
      fields.refuse(
          "component",
          "A component of zeros would leave the whole key in the other operator's hands.");
    }
    return component;
  }

  private static Shape<String> checkValue() {
    return text ->
        Shapes.pattern("[0-9A-Fa-f]{6}", "A check value has 6 hexadecimal digits.")
            .read(text)
            .map(digits -> digits.toLowerCase(Locale.ROOT));
  }

  static JsonObject write(WrappedKey key, Instant now) {
    KeyEnd end = KeyEnd.of(key.terms());
    JsonObject json =
        terms(new JsonObject(), key.terms())
            .put("checkValue", key.checkValue())
            .put("state", KeyState.of(key, now).slug())
            .put("lastToken", end.at().truncatedTo(ChronoUnit.SECONDS).toString())
            .put("endsBecause", end.because().slug());
    key.life().activated().ifPresent(made -> json.put("activated", write(made)));
    key.life().retired().ifPresent(made -> json.put("retired", write(made)));
    return json;
  }

  private static JsonObject write(KeyLife.Decision decision) {
    return new JsonObject()
        .put("askedBy", decision.askedBy())
        .put("agreedBy", decision.agreedBy())
        .put("at", decision.at().toString());
  }

  static JsonObject write(KeyComponent component) {
    return terms(new JsonObject(), component.terms())
        .put("state", "waiting-for-component")
        .put("componentCheckValue", component.checkValue())
        .put("enteredBy", component.operator())
        .put("enteredAt", component.enteredAt().toString());
  }

  private static JsonObject terms(JsonObject json, KeyTerms terms) {
    return json.put("keyRevision", terms.keyRevision())
        .put("keyType", terms.keyType().name())
        .put("derivation", terms.derivation().code())
        .put("baseDate", terms.baseDate().year())
        .put("expiry", terms.expiry())
        .put("activeFrom", terms.activeFrom().toString())
        .put("issuedUntil", terms.issuedUntil().toString());
  }

  /** The name of the first field in which two terms of one revision differ. */
  static Optional<String> difference(KeyTerms first, KeyTerms second) {
    if (first.keyType() != second.keyType()) {
      return Optional.of("keyType");
    }
    if (first.derivation() != second.derivation()) {
      return Optional.of("derivation");
    }
    if (first.baseDate() != second.baseDate()) {
      return Optional.of("baseDate");
    }
    if (first.expiry() != second.expiry()) {
      return Optional.of("expiry");
    }
    if (!first.activeFrom().equals(second.activeFrom())) {
      return Optional.of("activeFrom");
    }
    return first.issuedUntil().equals(second.issuedUntil())
        ? Optional.empty()
        : Optional.of("issuedUntil");
  }
}
