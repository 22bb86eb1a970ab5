package prepaid.localcloud.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where what must survive a restart is kept; without a directory everything is in memory. */
public record DataDirectory(Optional<Path> path) {

  /** Nothing survives. */
  public static DataDirectory inMemory() {
    return new DataDirectory(Optional.empty());
  }

  public static DataDirectory at(Path path) {
    return new DataDirectory(Optional.of(path.toAbsolutePath()));
  }

  public Optional<Path> file(String name) {
    return path.map(directory -> directory.resolve(name));
  }

  /**
   * Keeps the directory from every other process: two systems that write the same files would lose
   * what either of them sold. A process that dies lets go of it.
   *
   * @return what lets go of it
   */
  public AutoCloseable hold() {
    if (path.isEmpty()) {
      return () -> {};
    }
    try {
      Files.createDirectories(path.get());
      FileChannel channel =
          FileChannel.open(
              path.get().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        channel.close();
        throw new IllegalStateException(
            "another system keeps its data in %s. Stop it, or give --data another directory."
                .formatted(path.get()));
      }
      return channel;
    } catch (IOException e) {
      throw new UncheckedIOException("no data can be kept in " + path.get(), e);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  /**
   * The port that a listener had at an earlier start: addresses that were given out, for a payment
   * page, say, stay true.
   */
  public @Nullable Integer earlierPort(String listener) {
    return ports().get(listener) instanceof Number port ? port.intValue() : null;
  }

  /** Remembers a listener's port for the next start. */
  public synchronized void rememberPort(String listener, int port) {
    Optional<Path> file = file("ports.json");
    if (file.isPresent()) {
      Map<String, Object> ports = new LinkedHashMap<>(ports());
      ports.put(listener, port);
      PrivateFile.replace(file.get(), Json.bytes(ports));
    }
  }

  private Map<String, Object> ports() {
    Optional<Path> file = file("ports.json").filter(Files::exists);
    if (file.isEmpty()) {
      return Map.of();
    }
    try {
      return Json.object(Files.readAllBytes(file.get()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file.get(), e);
    }
  }
}
