package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A meter emulator in a process of its own, once it has said where it answers. */
record EmulatorProcess(Process process, Http http) implements AutoCloseable {
  private static final String HERALD = "Meters on ";
  private static final int END_SECONDS_MAX = 30;

  /** Starts it; the command must let it pick a free port. */
  static EmulatorProcess start(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(HERALD)) {
        return new EmulatorProcess(process, Http.at(line.substring(HERALD.length())));
      }
      said.append(line).append('\n');
    }
    throw new AssertionError("the emulator did not start: " + said);
  }

  /** Runs a command to its end, which must be good; answers what it said. */
  static String run(List<String> command, Path log) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    int code = process.waitFor();
    String said = Files.readString(log);
    assertEquals(0, code, said);
    return said;
  }

  /** Asks it to end, as an operator would, and waits until it has. */
  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the emulator did not end when it was asked to");
    }
  }
}
