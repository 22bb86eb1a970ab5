package prepaid.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The Docker engine of this machine, by its command line, if there is one. */
final class Docker {
  private Docker() {}

  /** Skips the test aloud unless an engine answers. */
  static void require(String what) {
    skipLoudly(works("version"), what, "no Docker engine answers");
  }

  /**
   * Skips the test aloud unless an image can be had and given a network. Asked before
   * Testcontainers is, which would try for minutes.
   */
  static void requireImage(String image, String what) {
    require(what);
    skipLoudly(works("network", "inspect", "bridge"), what, "the Docker engine has no bridge");
    boolean there = works("image", "inspect", image) || works("pull", image);
    skipLoudly(there, what, "the image " + image + " cannot be had");
  }

  /** A skipped test must not look like a passed one. */
  static void skipLoudly(boolean possible, String what, String why) {
    String words = "SKIPPED: " + what + " was not tested, because " + why + ".";
    if (!possible) {
      System.getLogger(Docker.class.getName()).log(System.Logger.Level.WARNING, words);
    }
    assumeTrue(possible, words);
  }

  private static boolean works(String... arguments) {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(arguments));
    try {
      return new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException noSuchProgram) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
