package prepaid.sts.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.sts.Drn;
import prepaid.sts.IdRecord;
import prepaid.sts.MeterPan;

/**
 * Whether a meter number, a MeterPAN or an identity record is right, and its parts. What is wrong
 * is no error here.
 */
final class IdentityOperation {
  private static final List<String> FIELDS = List.of("drn", "meterPan", "idRecord");

  private IdentityOperation() {}

  static Map<String, Object> identity(Request request) {
    Optional<String> refusal = refusal(request);
    if (refusal.isPresent()) {
      return Answers.of("valid", false, "why", refusal.get());
    }
    Map<String, Object> parts = parts(pans(request).get(0).drn());
    text(request, "idRecord").ifPresent(digits -> putRecord(parts, new IdRecord(digits)));
    return parts;
  }

  private static Optional<String> refusal(Request request) {
    if (FIELDS.stream().noneMatch(request::has)) {
      return Optional.of("neither drn nor meterPan nor idRecord is given");
    }
    for (String name : FIELDS) {
      if (request.has(name) && text(request, name).isEmpty()) {
        return Optional.of(name + " is a string of digits: as a number it would lose its zeros");
      }
    }
    return text(request, "drn")
        .flatMap(Drn::refusal)
        .or(() -> text(request, "meterPan").flatMap(MeterPan::refusal))
        .or(() -> text(request, "idRecord").flatMap(IdRecord::refusal))
        .or(() -> mismatch(request));
  }

  private static Optional<String> mismatch(Request request) {
    return pans(request).stream().distinct().count() > 1
        ? Optional.of("the meter number, the MeterPAN and the identity record are not of one meter")
        : Optional.empty();
  }

  /** The meter as each given field tells it; all of them right. */
  private static List<MeterPan> pans(Request request) {
    return List.of(
            text(request, "drn").map(Drn::new).map(MeterPan::of),
            text(request, "meterPan").map(MeterPan::new),
            text(request, "idRecord").map(IdRecord::new).map(IdRecord::meterPan))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> text(Request request, String name) {
    return request.value(name).filter(String.class::isInstance).map(String.class::cast);
  }

  private static Map<String, Object> parts(Drn drn) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("valid", true);
    parts.put("drn", drn.digits());
    parts.put("meterPan", MeterPan.of(drn).digits());
    parts.put("iin", drn.iin());
    parts.put("manufacturerCode", drn.manufacturerCode());
    parts.put("serial", drn.serial());
    return parts;
  }

  private static void putRecord(Map<String, Object> parts, IdRecord record) {
    IdRecord.Attributes attributes = record.attributes();
    record.dateOfExpiry().ifPresent(date -> parts.put("expires", date));
    parts.put("tct", attributes.carrier().code());
    parts.put("ea", attributes.ea().code());
    parts.put("sgc", attributes.supplyGroupCode());
    parts.put("ti", attributes.tariffIndex());
    parts.put("krn", attributes.keyRevision());
  }
}
