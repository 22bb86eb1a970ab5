package prepaid.vending.ledger;

import java.time.Instant;

/**
 * The root of a checkpoint: SHA-256 over its number, time, previous root and count, and over every
 * head that it names, in rising order of meters. Heads may come in parts: nothing is kept.
 */
public final class CheckpointRoot {
  private static final String FORM = "checkpoint-1";

  private final FieldDigest digest = new FieldDigest();
  private final int expected;
  private int added;

  public CheckpointRoot(long number, Instant at, String previousRoot, int headCount) {
    digest.add(FORM).add(number).add(at.toEpochMilli()).add(previousRoot).add(headCount);
    this.expected = headCount;
  }

  public CheckpointRoot add(MeterHead head) {
    digest.add(head.meter().digits()).add(head.head().sequence()).add(head.head().hash());
    added++;
    return this;
  }

  /** Whether as many heads were added as the checkpoint names. */
  public boolean isWhole() {
    return added == expected;
  }

  /** 64 hexadecimal digits; nothing can be added afterwards. */
  public String finish() {
    return digest.finish();
  }
}
