package prepaid.localcloud.demo;

/** A step of the story did not go as it should; the message says which and how. */
public final class StoryBroken extends RuntimeException {
  private static final long serialVersionUID = 1;

  StoryBroken(String what) {
    super(what);
  }
}
