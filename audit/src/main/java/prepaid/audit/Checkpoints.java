package prepaid.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import prepaid.vending.ledger.AuditRow;
import prepaid.vending.ledger.Checkpoint;
import prepaid.vending.ledger.CheckpointRoot;
import prepaid.vending.ledger.Finding;
import prepaid.vending.ledger.MeterHead;

/**
 * The checkpoints in their order: each root, each signature, and that each follows the one before.
 */
final class Checkpoints {
  private final Optional<byte[]> pinnedKey;
  private final Consumer<Finding> findings;
  private Optional<Open> open = Optional.empty();
  private Optional<Checkpoint> last = Optional.empty();
  private long count;

  private static final class Open {
    private final Checkpoint checkpoint;
    private final String place;
    private final CheckpointRoot root;
    private String lastMeter = "";
    private boolean sorted = true;

    Open(Checkpoint checkpoint, String place) {
      this.checkpoint = checkpoint;
      this.place = place;
      this.root =
          new CheckpointRoot(
              checkpoint.number(),
              checkpoint.at(),
              checkpoint.previousRoot(),
              checkpoint.headCount());
    }

    void add(MeterHead head) {
      sorted &= head.meter().digits().compareTo(lastMeter) > 0;
      lastMeter = head.meter().digits();
      root.add(head);
    }
  }

  /**
   * @param pinnedKey the public key that the auditor got elsewhere, X.509; without one each
   *     checkpoint is held to the key that it names itself
   */
  Checkpoints(Optional<byte[]> pinnedKey, Consumer<Finding> findings) {
    this.pinnedKey = pinnedKey;
    this.findings = findings;
  }

  void begin(Checkpoint checkpoint, String place) {
    finish();
    count++;
    long expected = last.map(before -> before.number() + 1).orElse(1L);
    String root = last.map(Checkpoint::root).orElse(Checkpoint.NO_ROOT);
    if (checkpoint.number() != expected) {
      found(checkpoint, place, "checkpoint " + expected + " should stand here");
    } else if (!checkpoint.previousRoot().equals(root)) {
      found(checkpoint, place, "it does not carry the root of the one before");
    }
    last = Optional.of(checkpoint);
    open = Optional.of(new Open(checkpoint, place));
  }

  /** Whether these heads are of the checkpoint that was begun. */
  boolean add(AuditRow.Heads heads) {
    if (open.filter(one -> one.checkpoint.number() == heads.checkpoint()).isEmpty()) {
      return false;
    }
    heads.heads().forEach(open.get()::add);
    return true;
  }

  void finish() {
    open.ifPresent(this::check);
    open = Optional.empty();
  }

  private void check(Open one) {
    Checkpoint checkpoint = one.checkpoint;
    if (!one.root.isWhole() || !one.sorted || !one.root.finish().equals(checkpoint.root())) {
      found(checkpoint, one.place, "its heads do not have its root");
    }
    byte[] key = pinnedKey.orElseGet(() -> bytes(checkpoint.publicKey()));
    if (!checkpoint.isSignedBy(key)) {
      found(checkpoint, one.place, "its signature does not hold");
    }
  }

  private void found(Checkpoint checkpoint, String place, String detail) {
    findings.accept(
        new Finding(Finding.Kind.CHECKPOINT, place, "checkpoint " + checkpoint.number(), detail));
  }

  long count() {
    return count;
  }

  Optional<Checkpoint> last() {
    return last;
  }

  boolean isPinned() {
    return pinnedKey.isPresent();
  }

  /** SHA-256 of the last checkpoint's public key. */
  Optional<String> fingerprint() {
    return last.map(checkpoint -> fingerprint(bytes(checkpoint.publicKey())));
  }

  private static String fingerprint(byte[] key) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private static byte[] bytes(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException noBase64) {
      return new byte[0];
    }
  }
}
