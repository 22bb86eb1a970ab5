package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prepaid.meter.MeterServer;

/**
 * The emulator on an empty root: as a runtime of its own, and as a container that may do nothing.
 */
class MeterImageTest {
  private static final String IMAGE = "prepaid/meter-emulator:1.0.0";
  private static final String SUBJECT = "the meter emulator's container";
  private static final long BYTES_MAX = 60_000_000;
  private static final List<String> MAY_DO_NOTHING =
      List.of("--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges");

  @TempDir private static Path folder = Path.of("");

  private static Path root = Path.of("");

  @BeforeAll
  static void assemble() throws Exception {
    boolean linux = System.getProperty("os.name", "").equals("Linux");
    Docker.skipLoudly(linux, SUBJECT, "its root is assembled on Linux only");
    root = folder.resolve("root");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("house.root"), "meter-emulator/build-image").toString());
    command.add(root.toString());
    for (Class<?> part : List.of(MeterServer.class, JSON.class, JsonFactory.class)) {
      command.add(whereFrom(part));
    }
    EmulatorProcess.run(command, folder.resolve("build-image.log"));
  }

  private static String whereFrom(Class<?> part) throws URISyntaxException {
    return Path.of(part.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }

  @Test
  void theRootIsSmallAndHoldsNoShell() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      List<Path> files = all.filter(Files::isRegularFile).toList();
      long bytes = files.stream().mapToLong(file -> file.toFile().length()).sum();
      assertTrue(bytes < BYTES_MAX, bytes + " bytes");
      assertTrue(bytes > BYTES_MAX / 10, "that is no runtime: " + bytes + " bytes");
      List<String> programs =
          files.stream()
              .filter(Files::isExecutable)
              .map(file -> root.relativize(file).toString())
              .filter(name -> !name.contains(".so"))
              .toList();
      assertEquals(List.of("opt/java/bin/java"), programs);
    }
  }

  @Test
  void itsRuntimeHasAllThatTheStoriesNeed() throws Exception {
    String java = root.resolve("opt/java/bin/java").toString();
    String classes = root.resolve("opt/meter") + "/*";
    List<String> command = List.of(java, "-cp", classes, "prepaid.meter.MeterMain", "--port", "0");
    try (EmulatorProcess emulator = EmulatorProcess.start(command)) {
      new MeterStories(emulator.http()).all();
    }
  }

  @Test
  void theContainerTellsTheStories() throws Exception {
    Docker.require(SUBJECT);
    String inspected =
        EmulatorProcess.run(
            List.of("docker", "image", "inspect", "--format", "{{.Config.User}} {{.Size}}", IMAGE),
            folder.resolve("inspect.log"));
    assertTrue(inspected.startsWith("65532:65532 "), inspected);
    long bytes = Long.parseLong(inspected.strip().split(" ", -1)[1]);
    assertTrue(bytes < BYTES_MAX, bytes + " bytes");
    try (EmulatorProcess emulator = EmulatorProcess.start(container(List.of(), List.of()))) {
      new MeterStories(emulator.http()).all();
    }
  }

  @Test
  void whatTheContainerKeepsOutlivesIt() throws Exception {
    Docker.require(SUBJECT);
    Path data = Files.createDirectory(folder.resolve("kept"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
    List<String> command =
        container(List.of("--volume", data + ":/data"), List.of("--data", "/data"));
    StoryMeter meter = new StoryMeter("12345678903");
    String token = meter.credit(273);
    try (EmulatorProcess emulator = EmulatorProcess.start(command)) {
      assertEquals(201, emulator.http().put(meter.path(), meter.order("0.0")).status());
      assertEquals("Accept", enter(emulator, meter, token));
    }
    try (EmulatorProcess emulator = EmulatorProcess.start(command)) {
      assertEquals("27.3", emulator.http().get(meter.path()).text("credit"));
      assertEquals("UsedError", enter(emulator, meter, token));
    }
  }

  @Test
  void theContainerCannotWriteItsOwnRoot() throws Exception {
    Docker.require(SUBJECT);
    Process process =
        new ProcessBuilder(container(List.of(), List.of("--data", "/opt/meter/kept")))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes());
    assertEquals(1, process.waitFor(), said);
    assertTrue(said.contains("The meter emulator cannot start"), said);
  }

  private static String enter(EmulatorProcess emulator, StoryMeter meter, String token) {
    return emulator.http().post(meter.path() + "/keypad", Map.of("digits", token)).text("result");
  }

  /** On the machine's own network, since an engine without a bridge has no other. */
  private static List<String> container(List<String> options, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("docker", "run", "--rm", "--network", "host"));
    command.addAll(MAY_DO_NOTHING);
    command.addAll(options);
    command.addAll(List.of(IMAGE, "--port", "0"));
    command.addAll(arguments);
    return command;
  }
}
