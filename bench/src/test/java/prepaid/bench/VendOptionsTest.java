package prepaid.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendOptionsTest {
  @Test
  void withoutOptionsFourClientsBuyFiveHundredTimes() {
    assertEquals(
        new VendOptions(500, 4, Duration.ofMinutes(2), Optional.empty()),
        VendOptions.parse(List.of()));
  }

  @Test
  void optionsAreRead() {
    String text =
        "--purchases 10 --clients 2 --seconds 30 --api http://localhost:8080/ --ready a/ready.json";
    assertEquals(
        new VendOptions(
            10,
            2,
            Duration.ofSeconds(30),
            Optional.of(
                new VendOptions.Running(
                    URI.create("http://localhost:8080"), Path.of("a/ready.json")))),
        VendOptions.parse(List.of(text.split(" "))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--purchases 0",
        "--purchases 5001",
        "--purchases many",
        "--clients 33",
        "--seconds 601",
        "--clients",
        "--speed 5",
        "--api http://localhost:8080",
        "--ready a.json",
        "--api http://192.0.2.1 --ready a.json",
        "--api nowhere --ready a.json"
      })
  void whatIsOutOfBoundsIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> VendOptions.parse(List.of(text.split(" "))));
  }
}
