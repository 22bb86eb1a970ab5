package prepaid.localcloud;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import prepaid.localcloud.wire.DataDirectory;

/**
 * How a local cloud is started.
 *
 * @param template the file to run
 * @param port of the API; 0 takes a free one
 * @param meterPort of the meter emulator; 0 takes a free one
 * @param data where state survives, if it does
 * @param awsEndpoint where DynamoDB, KMS and SNS are, if not here
 * @param environment of the process: refused when it selects a real account
 * @param instancesMax how many instances a function may have
 * @param meterEmulator whether the meter emulator is started beside
 */
public record Options(
    Path template,
    int port,
    int meterPort,
    DataDirectory data,
    Optional<URI> awsEndpoint,
    Map<String, String> environment,
    int instancesMax,
    boolean meterEmulator,
    Clock clock) {

  /** Free ports, in memory, all services here. */
  public static Options of(Path template) {
    return new Options(
        template,
        0,
        0,
        DataDirectory.inMemory(),
        Optional.empty(),
        Map.of(),
        8,
        true,
        Wiring.clock());
  }

  public Options withTemplate(Path file) {
    return new Options(
        file, port, meterPort, data, awsEndpoint, environment, instancesMax, meterEmulator, clock);
  }

  public Options withPorts(int api, int meters) {
    return new Options(
        template, api, meters, data, awsEndpoint, environment, instancesMax, meterEmulator, clock);
  }

  public Options withData(Path directory) {
    return new Options(
        template,
        port,
        meterPort,
        DataDirectory.at(directory),
        awsEndpoint,
        environment,
        instancesMax,
        meterEmulator,
        clock);
  }

  public Options withAwsEndpoint(URI endpoint) {
    return new Options(
        template,
        port,
        meterPort,
        data,
        Optional.of(endpoint),
        environment,
        instancesMax,
        meterEmulator,
        clock);
  }

  public Options withEnvironment(Map<String, String> variables, int instances) {
    return new Options(
        template,
        port,
        meterPort,
        data,
        awsEndpoint,
        Map.copyOf(variables),
        instances,
        meterEmulator,
        clock);
  }

  public Options withoutMeterEmulator() {
    return new Options(
        template, port, meterPort, data, awsEndpoint, environment, instancesMax, false, clock);
  }
}
