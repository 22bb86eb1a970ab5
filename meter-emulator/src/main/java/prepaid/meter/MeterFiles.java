package prepaid.meter;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import prepaid.meter.device.ManufactureOrder;
import prepaid.meter.device.MeterState;

/**
 * Keeps each meter in one JSON file, so that it survives a kill at any moment: written beside,
 * forced to the disk, then renamed into place. The files hold decoder keys, and are readable by
 * their owner only.
 */
final class MeterFiles {
  /** 1 had no key changes, settings and trips; what it lacks is as the factory made it. */
  private static final int FORMAT = 2;

  private static final String SUFFIX = ".json";

  private final Path directory;

  /** Makes the directory when it is not there. */
  MeterFiles(Path directory) throws IOException {
    this.directory = directory;
    Files.createDirectories(directory);
  }

  /** A meter as it was kept. */
  record Kept(ManufactureOrder order, MeterState state) {}

  /** Replaces the meter's file; when this returns, it is on the disk. */
  void write(Kept meter) throws IOException {
    String name = meter.order().identity().drn();
    Path whole = directory.resolve(name + SUFFIX);
    Path beside = directory.resolve(name + ".new");
    Files.deleteIfExists(beside);
    try (FileChannel channel =
        FileChannel.open(
            beside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly())) {
      ByteBuffer bytes = ByteBuffer.wrap(JSON.std.asBytes(json(meter)));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(beside, whole, StandardCopyOption.ATOMIC_MOVE);
    forceDirectory();
  }

  private FileAttribute<?>[] ownerOnly() {
    boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** Without this the rename itself could be lost with the power. */
  private void forceDirectory() throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /**
   * Every meter that was kept.
   *
   * @throws IOException naming the file, when one cannot be read: better not to start than to
   *     forget a meter's used tokens
   */
  List<Kept> readAll() throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(directory)) {
      files = listed.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
    List<Kept> meters = new ArrayList<>();
    for (Path file : files) {
      try {
        meters.add(kept(Fields.parse(Files.readString(file))));
      } catch (RefusedRequest | IllegalArgumentException | DateTimeException damaged) {
        throw new IOException("damaged meter file " + file + ": " + damaged.getMessage(), damaged);
      }
    }
    return meters;
  }

  private static Map<String, Object> json(Kept meter) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("format", FORMAT);
    json.put("meterNumber", meter.order().identity().drn());
    json.put("order", OrderJson.withKey(meter.order()));
    json.put("state", StateJson.withKey(meter.state()));
    return json;
  }

  private static Kept kept(Fields file) throws RefusedRequest {
    int format = file.integer("format", 1, FORMAT);
    String drn = file.text("meterNumber").orElse("");
    Fields made = file.object("order").orElseThrow(MeterFiles::missing);
    Fields state = file.object("state").orElseThrow(MeterFiles::missing);
    file.requireNoOthers();
    ManufactureOrder order = OrderReader.read(drn, made);
    return new Kept(order, format == 1 ? StateJson.readFirst(state, order) : StateJson.read(state));
  }

  private static RefusedRequest missing() {
    return RefusedRequest.of(500, "damaged-file", "order or state is missing");
  }
}
