package prepaid.meter.gift;

import static prepaid.meter.gift.VectorFile.INVALID;
import static prepaid.meter.gift.VectorFile.VALID;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Vectors of token identifiers: minutes, the expiry of keys, and the meter's memory. */
final class MinuteVectors {
  private static final int TID_MAX = 0xff_ffff;
  private static final int MINUTES_A_DAY = 1440;
  private static final int MEMORY = 50;

  private MinuteVectors() {}

  static VectorFile identifiers() {
    VectorFile file =
        new VectorFile(
            "sts_token_identifier",
            "STS-TID",
            "The minute of an ordinary token since a base date, UTC; and whether a key of an expiry"
                + " number is expired for it.");
    Dice dice = new Dice(4);
    VectorFile.Group minutes = file.group("TokenIdentifier");
    for (int base : List.of(1993, 2014, 2035)) {
      Instant start = Instant.parse(base + "-01-01T00:00:00Z");
      Instant end = start.plus(Duration.ofMinutes(TID_MAX));
      for (int i = -3; i <= 4; i++) {
        minute(minutes, base, start.plusSeconds(i * 60L + 59));
        minute(minutes, base, end.plusSeconds(i * 60L));
      }
      for (int i = 0; i < 12; i++) {
        minute(minutes, base, start.plusSeconds(dice.between(0, TID_MAX * 60L)));
        Instant midnight = start.plus(Duration.ofDays(dice.between(1, 11_000)));
        minute(minutes, base, midnight.plusSeconds(60 + dice.below(60)));
        minute(minutes, base, midnight.plusSeconds(120 + dice.below(60)));
      }
    }
    expiry(file.group("KeyExpiry"));
    return file;
  }

  private static void minute(VectorFile.Group group, int base, Instant utc) {
    Instant start = Instant.parse(base + "-01-01T00:00:00Z");
    long minute = Math.floorDiv(Duration.between(start, utc).getSeconds(), 60L);
    boolean reserved = Math.floorMod(minute, MINUTES_A_DAY) == 1;
    long tid = reserved ? minute + 1 : minute;
    if (tid < 0 || tid > TID_MAX) {
      group.test(INVALID, "", Fields.of("baseDate", base, "utc", utc.toString()), Note.Refused);
    } else {
      group.test(
          VALID,
          "",
          Fields.of("baseDate", base, "utc", utc.toString(), "tid", tid),
          reserved ? Note.ReservedMinute : Note.Normal);
    }
  }

  private static void expiry(VectorFile.Group group) {
    for (int ken : List.of(0, 1, 5, 100, 127, 128, 200, 254, 255)) {
      for (int tid :
          List.of(ken << 16, (ken << 16) + 0xffff, ken * 65_535, ken * 65_535 + 1, 0, TID_MAX)) {
        expiry(group, tid, ken);
      }
      if (ken < 255) {
        expiry(group, ken + 1 << 16, ken);
      }
    }
  }

  private static void expiry(VectorFile.Group group, int tid, int ken) {
    group.test(
        VALID, "", Fields.of("tid", tid, "ken", ken, "expired", tid >> 16 > ken), Note.KeyExpiry);
  }

  static VectorFile memory() {
    VectorFile file =
        new VectorFile(
            "sts_meter_memory",
            "STS-TID-MEMORY",
            "TIDs in the order in which their tokens are entered, and what the meter answers, whose"
                + " memory holds 50 of the TID of its manufacture at first.");
    Dice dice = new Dice(5);
    VectorFile.Group group = file.group("TidMemory").with("entries", MEMORY);
    for (int i = 0; i < 8; i++) {
      group.test(VALID, "in any order", entered(dice, any(dice)), Note.Normal, Note.ShortMemory);
      group.test(VALID, "newest first", entered(dice, backwards(i)), Note.ShortMemory);
    }
    return file;
  }

  private static List<Integer> any(Dice dice) {
    List<Integer> tids = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      tids.add(5_000_000 + dice.below(90));
    }
    return tids;
  }

  /** As many as the memory holds, and then the last of them again. */
  private static List<Integer> backwards(int from) {
    List<Integer> tids = new ArrayList<>();
    for (int i = MEMORY; i > 0; i--) {
      tids.add(6_000_000 + 100 * from + i);
    }
    List<Integer> again = new ArrayList<>(tids);
    Collections.reverse(again);
    tids.addAll(again);
    return tids;
  }

  private static Map<String, Object> entered(Dice dice, List<Integer> tids) {
    int born = 4_999_000 + dice.below(900);
    List<Integer> memory = new ArrayList<>(Collections.nCopies(MEMORY, born));
    List<String> results = new ArrayList<>();
    for (int tid : tids) {
      results.add(entered(memory, tid));
    }
    return Fields.of("manufactured", born, "tids", tids, "results", results);
  }

  /** What a meter with this memory, of any size, answers. */
  static String entered(List<Integer> memory, int tid) {
    if (memory.contains(tid)) {
      return "UsedError";
    }
    if (tid < Collections.min(memory)) {
      return "OldError";
    }
    memory.remove(Collections.min(memory));
    memory.add(tid);
    return "Accept";
  }
}
