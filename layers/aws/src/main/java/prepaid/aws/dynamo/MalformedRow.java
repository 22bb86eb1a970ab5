package prepaid.aws.dynamo;

/** A stored row is not of the shape that this version writes: a bug, or a hand in the table. */
public final class MalformedRow extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param row kind and key, such as {@code meter 04040404040}
   * @param problem what is wrong with which attribute; never its value, which may be a secret
   */
  public MalformedRow(String row, String problem) {
    super(row + ": " + problem);
  }
}
