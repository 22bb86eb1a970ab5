package prepaid.localcloud.sns;

/** The emulator that texts are sent through does not show them. */
public final class TextsNotShown extends RuntimeException {
  private static final long serialVersionUID = 1;

  public TextsNotShown(String emulator) {
    super("The emulator at " + emulator + " does not show the texts that went through it.");
  }
}
