package prepaid.bench;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A system to buy from.
 *
 * @param api base address, without a slash at the end
 * @param meters that can be sold to, in ZAR
 */
record Target(URI api, List<String> meters) {
  Target {
    if (meters.isEmpty()) {
      throw new IllegalArgumentException("no meter can be sold to");
    }
  }

  /** A running system, by its ready file. */
  static Target running(URI api, Path ready) {
    try {
      Map<String, Object> all = JSON.std.mapFrom(Files.readString(ready));
      return of(api, all.getOrDefault("meterList", List.of()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + ready, e);
    }
  }

  /**
   * @param meterList as the ready file has it
   */
  static Target of(URI api, Object meterList) {
    List<String> numbers = new ArrayList<>();
    if (meterList instanceof List<?> meters) {
      for (Object one : meters) {
        if (one instanceof Map<?, ?> meter && isOrdinary(meter)) {
          numbers.add(String.valueOf(meter.get("meterNumber")));
        }
      }
    }
    return new Target(api, List.copyOf(numbers));
  }

  private static boolean isOrdinary(Map<?, ?> meter) {
    return Boolean.TRUE.equals(meter.get("canVend"))
        && "ZAR".equals(meter.get("currency"))
        && List.of("flat", "blocks").contains(String.valueOf(meter.get("case")));
  }
}
