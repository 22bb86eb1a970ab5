package prepaid.vending.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.vending.limits.Limits;

/** Makes the checkpoints: over the heads that changed since the last one, signed. */
public final class Checkpointing {
  private final Journal journal;
  private final CheckpointStore store;
  private final CheckpointSigning signing;
  private final InstantSource clock;

  public Checkpointing(
      Journal journal, CheckpointStore store, CheckpointSigning signing, InstantSource clock) {
    this.journal = journal;
    this.store = store;
    this.signing = signing;
    this.clock = clock;
  }

  /** Makes one, when there is something new to name and nobody else made it at this moment. */
  public Optional<Checkpoint> make() {
    Optional<Checkpoint> last = store.newest();
    Optional<Instant> from =
        last.map(one -> one.at().minus(Limits.JOURNAL_LATE_MAX)).or(journal::begin);
    if (from.isEmpty()) {
      return Optional.empty();
    }
    List<MeterHead> noted = journal.headsSince(from.get());
    List<MeterHead> heads = withoutNamed(noted, last);
    Optional<Checkpoint> made =
        heads.isEmpty()
            ? Optional.empty()
            : Optional.of(signed(last, heads)).filter(checkpoint -> store.add(checkpoint, heads));
    if (made.isPresent() || heads.isEmpty()) {
      journal.settle(noted);
    }
    return made;
  }

  /** The journal is read with an overlap, so some heads are the last checkpoint's own. */
  private List<MeterHead> withoutNamed(List<MeterHead> noted, Optional<Checkpoint> last) {
    Map<String, Long> named = new HashMap<>();
    last.map(store::heads)
        .orElse(List.of())
        .forEach(each -> named.put(each.meter().digits(), each.head().sequence()));
    return noted.stream()
        .filter(each -> each.head().sequence() > named.getOrDefault(each.meter().digits(), 0L))
        .toList();
  }

  private Checkpoint signed(Optional<Checkpoint> last, List<MeterHead> heads) {
    long number = last.map(Checkpoint::number).orElse(0L) + 1;
    String previous = last.map(Checkpoint::root).orElse(Checkpoint.NO_ROOT);
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    CheckpointRoot root = new CheckpointRoot(number, at, previous, heads.size());
    heads.forEach(root::add);
    String digest = root.finish();
    byte[] publicKey = signing.publicKey();
    Checkpoint checkpoint =
        new Checkpoint(
            number,
            at,
            previous,
            heads.size(),
            digest,
            base64(signing.sign(HexFormat.of().parseHex(digest))),
            base64(publicKey));
    if (!checkpoint.isSignedBy(publicKey)) {
      throw new IllegalStateException("a checkpoint's signature does not verify");
    }
    return checkpoint;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
