package prepaid.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The machine that a number was measured on: without it, the number says nothing. */
record Machine(int cores, String processor, long memoryMebibytes, String system, String java) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  static Machine here() {
    long bytes =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        processorHere(),
        bytes >> 20,
        property("os.name") + " " + property("os.version"),
        property("java.vm.name") + " " + property("java.vm.version"));
  }

  String words() {
    return cores
        + " cores ("
        + processor
        + "), "
        + memoryMebibytes
        + " MiB, "
        + system
        + ", "
        + java;
  }

  /** Linux tells the model; elsewhere the architecture must do. */
  private static String processorHere() {
    if (!Files.isReadable(CPU_INFO)) {
      return property("os.arch");
    }
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElseGet(() -> property("os.arch"));
    } catch (IOException e) {
      return property("os.arch");
    }
  }

  private static String property(String name) {
    return String.valueOf(System.getProperty(name));
  }
}
