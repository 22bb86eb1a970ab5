package prepaid.localcloud.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lines of JSON, appended and forced to disk: what a kill may not lose. In memory it is nothing.
 */
public final class Journal implements AutoCloseable {
  private final Optional<FileChannel> channel;
  private final List<Map<String, Object>> earlier;

  private Journal(Optional<FileChannel> channel, List<Map<String, Object>> earlier) {
    this.channel = channel;
    this.earlier = earlier;
  }

  /** Opens the file and reads what earlier starts wrote; a last line cut by a kill is dropped. */
  public static Journal open(Optional<Path> file) {
    if (file.isEmpty()) {
      return new Journal(Optional.empty(), List.of());
    }
    try {
      Path path = file.get();
      List<Map<String, Object>> earlier = Files.exists(path) ? read(path) : List.of();
      PrivateFile.replace(path, lines(earlier));
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
      return new Journal(Optional.of(channel), earlier);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open " + file.get(), e);
    }
  }

  public List<Map<String, Object>> earlier() {
    return earlier;
  }

  public synchronized void append(Map<String, Object> entry) {
    if (channel.isPresent()) {
      try {
        ByteBuffer line = ByteBuffer.wrap(lines(List.of(entry)));
        while (line.hasRemaining()) {
          channel.get().write(line);
        }
        channel.get().force(false);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write a journal", e);
      }
    }
  }

  @Override
  public synchronized void close() {
    if (channel.isPresent()) {
      try {
        channel.get().close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static List<Map<String, Object>> read(Path path) throws IOException {
    List<Map<String, Object>> entries = new ArrayList<>();
    String text = Files.readString(path);
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).split("\n", -1)) {
      if (!line.isEmpty()) {
        entries.add(Json.object(line));
      }
    }
    return entries;
  }

  private static byte[] lines(List<Map<String, Object>> entries) {
    StringBuilder text = new StringBuilder();
    entries.forEach(entry -> text.append(Json.text(entry)).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
