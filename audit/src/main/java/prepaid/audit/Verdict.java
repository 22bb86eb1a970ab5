package prepaid.audit;

/**
 * What a proof came to.
 *
 * @param rows read, of every kind
 * @param meters that have vend rows
 * @param covered vend rows that a checkpoint covers: at or before a head that one names
 * @param decoded tokens that the secure module decoded and held against their rows
 * @param floatsUnknown partners of whose float the rows say nothing
 */
record Verdict(
    long rows,
    long meters,
    long covered,
    Counts counts,
    Checkpoints checkpoints,
    long floatsUnknown,
    long decoded,
    Findings findings) {
  /** With as many tokens decoded by the secure module. */
  Verdict withDecoded(long tokens) {
    return new Verdict(rows, meters, covered, counts, checkpoints, floatsUnknown, tokens, findings);
  }

  boolean holds() {
    return findings.count() == 0;
  }

  long vends() {
    return counts.total().values().stream().mapToLong(Counts.Count::vends).sum();
  }

  long tokens() {
    return counts.total().values().stream().mapToLong(Counts.Count::tokens).sum();
  }
}
