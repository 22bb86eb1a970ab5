package prepaid.vending.texting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import prepaid.vending.limits.Limits;

/** Texts that were taken, in memory. */
final class MemoryInbox implements Inbox {
  private final Set<String> taken = new HashSet<>();
  private final Map<String, List<Instant>> asked = new HashMap<>();

  @Override
  public Taken take(InboundText text, Optional<String> content, Instant until) {
    if (!taken.add(text.id())) {
      return Taken.NOT_OURS;
    }
    return content.filter(said -> isTooOften(text, said)).isPresent()
        ? Taken.TOO_OFTEN
        : Taken.OURS;
  }

  private boolean isTooOften(InboundText text, String content) {
    List<Instant> times = asked.computeIfAbsent(content, unused -> new ArrayList<>());
    times.removeIf(time -> !time.isAfter(text.at().minus(Limits.SAME_TEXT_WINDOW)));
    return times.size() >= Limits.SAME_TEXT_ANSWERS_MAX || !times.add(text.at());
  }

  @Override
  public void answered(InboundText text) {}

  @Override
  public void uncount(InboundText text, String content) {
    asked.getOrDefault(content, new ArrayList<>()).remove(text.at());
  }

  @Override
  public void putBack(InboundText text) {
    taken.remove(text.id());
  }
}
