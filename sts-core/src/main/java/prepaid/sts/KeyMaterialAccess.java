package prepaid.sts;

/**
 * The right to see key bytes. Every place that takes a key out of its type has to name this class,
 * so a reviewer finds them all by searching for it.
 */
public final class KeyMaterialAccess {
  private static final KeyMaterialAccess GRANTED = new KeyMaterialAccess();

  private KeyMaterialAccess() {}

  /** The one instance. Whoever calls this answers for wiping what they take out. */
  public static KeyMaterialAccess granted() {
    return GRANTED;
  }
}
