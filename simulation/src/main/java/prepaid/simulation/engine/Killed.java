package prepaid.simulation.engine;

/**
 * Ends a process where it stands. It is an error, so that nothing which expects failures of its
 * surroundings can catch it; whatever cleans up on the way finds every port closed.
 */
public final class Killed extends Error {
  private static final long serialVersionUID = 1L;

  public Killed() {
    super("killed", null, false, false);
  }
}
