package prepaid.sts.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import prepaid.sts.Drn;
import prepaid.sts.MeterPan;

/** Whether a meter number or a MeterPAN is right, and its parts. What is wrong is no error here. */
final class IdentityOperation {
  private IdentityOperation() {}

  static Map<String, Object> identity(Request request) {
    Optional<String> refusal = refusal(request);
    if (refusal.isPresent()) {
      return Answers.of("valid", false, "why", refusal.get());
    }
    Optional<Drn> drn = text(request, "drn").map(Drn::new);
    return parts(drn.orElseGet(() -> new MeterPan(text(request, "meterPan").orElseThrow()).drn()));
  }

  private static Optional<String> refusal(Request request) {
    if (!request.has("drn") && !request.has("meterPan")) {
      return Optional.of("neither drn nor meterPan is given");
    }
    for (String name : new String[] {"drn", "meterPan"}) {
      if (request.has(name) && text(request, name).isEmpty()) {
        return Optional.of(name + " is a string of digits: as a number it would lose its zeros");
      }
    }
    return text(request, "drn")
        .flatMap(Drn::refusal)
        .or(() -> text(request, "meterPan").flatMap(MeterPan::refusal))
        .or(() -> mismatch(request));
  }

  private static Optional<String> mismatch(Request request) {
    boolean differ =
        request.has("drn")
            && request.has("meterPan")
            && !MeterPan.of(new Drn(text(request, "drn").orElseThrow()))
                .digits()
                .equals(text(request, "meterPan").orElseThrow());
    return differ
        ? Optional.of("the meter number and the MeterPAN are of two meters")
        : Optional.empty();
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
}
