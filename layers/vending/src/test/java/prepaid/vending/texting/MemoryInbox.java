package prepaid.vending.texting;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Texts that were taken, in memory. */
final class MemoryInbox implements Inbox {
  private final Set<String> taken = new HashSet<>();

  @Override
  public Taken take(InboundText text, Optional<String> content, Instant until) {
    return taken.add(text.id()) ? Taken.OURS : Taken.NOT_OURS;
  }

  @Override
  public void answered(InboundText text) {}

  @Override
  public void putBack(InboundText text) {
    taken.remove(text.id());
  }
}
