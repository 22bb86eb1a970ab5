package prepaid.localcloud.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import prepaid.localcloud.wire.Json;
import prepaid.localcloud.wire.PrivateFile;

/**
 * How far each shard was processed. It is written after the function has answered, so that a kill
 * in between repeats records and loses none.
 */
final class Checkpoints {
  /** Stands for the sequence number of a shard that is closed and read to its end. */
  static final String FINISHED = "finished";

  private final Optional<Path> file;
  private final Map<String, String> positions = new LinkedHashMap<>();

  Checkpoints(Optional<Path> file) {
    this.file = file;
    file.filter(Files::exists).ifPresent(this::read);
  }

  synchronized Optional<String> position(String shard) {
    return Optional.ofNullable(positions.get(shard));
  }

  synchronized void reached(String shard, String sequenceNumber) {
    positions.put(shard, sequenceNumber);
    file.ifPresent(path -> PrivateFile.replace(path, Json.bytes(positions)));
  }

  synchronized void forget(String shard) {
    positions.remove(shard);
  }

  private void read(Path path) {
    try {
      Json.object(Files.readAllBytes(path))
          .forEach((shard, position) -> positions.put(shard, position.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
