package prepaid.simulation.books;

/** Something that must hold does not. Its message holds no token that somebody could use. */
public final class Unbalanced extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Unbalanced(String message) {
    super(message);
  }
}
