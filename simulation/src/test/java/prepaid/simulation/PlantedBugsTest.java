package prepaid.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import prepaid.simulation.books.Unbalanced;
import prepaid.simulation.bugs.PlantedBug;

/** A world that lets a bug pass proves nothing: each planted one is caught within a few seeds. */
class PlantedBugsTest {
  private static final int PURCHASES = 100;
  private static final int SEEDS_MAX = 40;

  static Stream<String> names() {
    return PlantedBug.all().stream().map(PlantedBug::name);
  }

  @ParameterizedTest
  @MethodSource("names")
  void isCaught(String name) {
    PlantedBug bug =
        PlantedBug.all().stream().filter(b -> b.name().equals(name)).findFirst().orElseThrow();
    for (long seed = 1; seed <= SEEDS_MAX; seed++) {
      Optional<Throwable> failure = new Crowd(seed, PURCHASES, bug.seams()).live().failure();
      if (failure.isPresent()) {
        assertInstanceOf(Unbalanced.class, failure.get(), () -> name + " broke the world itself");
        return;
      }
    }
    fail(name + " passed unseen through " + SEEDS_MAX + " worlds");
  }

  @Test
  void theyAreAsManyAsPromisedAndAllListed() throws IOException {
    List<String> names = names().toList();
    assertTrue(names.size() >= 25, () -> "only " + names.size());
    Path listed = Path.of(System.getProperty("house.root", ".."), "docs", "SIMULATION.md");
    Set<String> documented =
        Files.readAllLines(listed).stream()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.split("`", -1)[1])
            .collect(Collectors.toSet());
    assertEquals(Set.copyOf(names), documented);
  }
}
