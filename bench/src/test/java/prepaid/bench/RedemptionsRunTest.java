package prepaid.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A short run of the whole: forty cards, and one card forty times, by eight at once. */
class RedemptionsRunTest {
  @Test
  void eachCardIsOneTokenAndTheOneCardIsOneAsWell() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    int exit = CardsRun.run(List.of("0", "--redemptions", "40", "--clients", "8"), print);
    String said = out.toString(StandardCharsets.UTF_8);
    assertEquals(0, exit, said);
    assertTrue(said.contains("tokens of 40 cards: 40"), said);
    assertTrue(said.contains("one card 40 times for two meters: 1 token"), said);
    assertTrue(said.contains("write units of a redemption: 5 "), said);
  }

  @Test
  void whatIsNotUnderstoodIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> CardsRun.Wish.parse(List.of("many")));
    assertThrows(IllegalArgumentException.class, () -> CardsRun.Wish.parse(List.of("--pins", "3")));
    assertEquals(64, CardsRun.Wish.parse(List.of("--clients", "999")).clients());
  }
}
