package prepaid.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import prepaid.localcloud.LocalCloud;
import prepaid.localcloud.Options;
import prepaid.localcloud.sandbox.Sandbox;

/** The whole system in this process, in memory, with the sandbox in it. */
final class LocalSystem implements AutoCloseable {
  private final LocalCloud cloud;

  private LocalSystem(LocalCloud cloud) {
    this.cloud = cloud;
  }

  static LocalSystem start() {
    String root = System.getProperty("house.root", ".");
    Options options = Options.of(Path.of(root, "template.yaml"));
    LocalCloud cloud = LocalCloud.start(options);
    var addresses = new Sandbox.Addresses(cloud.api(), cloud.meters());
    new Sandbox(addresses, cloud.operators().tokens(), options.clock()).seed();
    return new LocalSystem(cloud);
  }

  String api() {
    return cloud.api().toString();
  }

  /** An operator's bearer token. */
  String operator(String name) {
    return Objects.requireNonNull(cloud.operators().tokens().get(name), name);
  }

  Target target() {
    return Target.of(cloud.api(), Sandbox.meterList());
  }

  /** Operators' bearer tokens, by name. */
  Map<String, String> operators() {
    return cloud.operators().tokens();
  }

  @Override
  public void close() {
    cloud.close();
  }
}
