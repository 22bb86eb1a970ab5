package prepaid.bench;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What {@code vend bench vend} is asked for. Every count and time is bounded: this measures one
 * machine, it is no weapon.
 *
 * @param purchases measured ones
 * @param clients that buy at once
 * @param timeMax after which no further purchase begins
 * @param running a system that runs already; empty to start one
 */
record VendOptions(int purchases, int clients, Duration timeMax, Optional<Running> running) {
  static final int PURCHASES_MAX = 5_000;
  static final int CLIENTS_MAX = 32;
  static final int SECONDS_MAX = 600;

  /**
   * @param api base address; of this machine
   * @param ready the file that lists its meters
   */
  record Running(URI api, Path ready) {}

  static VendOptions parse(List<String> arguments) {
    int purchases = 500;
    int clients = 4;
    int seconds = 120;
    Optional<URI> api = Optional.empty();
    Optional<Path> ready = Optional.empty();
    for (int i = 0; i < arguments.size(); i += 2) {
      String option = arguments.get(i);
      if (i + 1 == arguments.size()) {
        throw new IllegalArgumentException(option + " needs a value");
      }
      String value = arguments.get(i + 1);
      switch (option) {
        case "--purchases" -> purchases = number(option, value, PURCHASES_MAX);
        case "--clients" -> clients = number(option, value, CLIENTS_MAX);
        case "--seconds" -> seconds = number(option, value, SECONDS_MAX);
        case "--api" -> api = Optional.of(loopback(value));
        case "--ready" -> ready = Optional.of(Path.of(value));
        default -> throw new IllegalArgumentException("there is no option " + option);
      }
    }
    return new VendOptions(purchases, clients, Duration.ofSeconds(seconds), running(api, ready));
  }

  private static Optional<Running> running(Optional<URI> api, Optional<Path> ready) {
    if (api.isPresent() != ready.isPresent()) {
      throw new IllegalArgumentException("--api and --ready go together");
    }
    return api.flatMap(uri -> ready.map(file -> new Running(uri, file)));
  }

  private static int number(String option, String value, int max) {
    if (!value.matches("[0-9]{1,6}")
        || Integer.parseInt(value) < 1
        || Integer.parseInt(value) > max) {
      throw new IllegalArgumentException(option + " is 1 to " + max);
    }
    return Integer.parseInt(value);
  }

  /** Only this machine is loaded: another one's owner was not asked. */
  private static URI loopback(String value) {
    URI uri = URI.create(value.replaceAll("/+$", ""));
    try {
      if (uri.getHost() != null && InetAddress.getByName(uri.getHost()).isLoopbackAddress()) {
        return uri;
      }
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("--api names no host that is known: " + value, e);
    }
    throw new IllegalArgumentException("--api is a http address of this machine");
  }
}
