package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import prepaid.sts.Vectors.Vector;

class StaTablesTest {
  private static final int[] SIXTEEN = IntStream.range(0, 16).toArray();
  private static final int[] SIXTY_FOUR = IntStream.range(0, 64).toArray();

  @Test
  void theSampleSetIsTheOneThatTheVectorsPrint() {
    Vector vector = Vectors.load("ea07_block", 80).get(0);
    assertEquals(StaTables.sample(), vector.tables());
    assertTrue(vector.tables().isSample());
    assertEquals("sample", StaTables.sample().name());
  }

  @Test
  void setsAreEqualByNameAndTables() {
    StaTables tables = StaTables.of("licensed", SIXTEEN, SIXTEEN, SIXTY_FOUR);
    assertEquals(tables, StaTables.of("licensed", SIXTEEN, SIXTEEN, SIXTY_FOUR));
    assertEquals(
        tables.hashCode(), StaTables.of("licensed", SIXTEEN, SIXTEEN, SIXTY_FOUR).hashCode());
    assertNotEquals(tables, StaTables.of("other", SIXTEEN, SIXTEEN, SIXTY_FOUR));
    assertNotEquals(tables, StaTables.sample());
    assertFalse(tables.isSample());
    assertEquals("StaTables(licensed)", tables.toString());
  }

  @Test
  void tablesThatAreNoBijectionAreRefusedByName() {
    int[] twice = SIXTEEN.clone();
    twice[3] = 4;
    assertRefused("substitution0 holds 4 twice", twice, SIXTEEN, SIXTY_FOUR);
    int[] tooLarge = SIXTEEN.clone();
    tooLarge[0] = 16;
    assertRefused("substitution1 holds 16", SIXTEEN, tooLarge, SIXTY_FOUR);
    int[] negative = SIXTY_FOUR.clone();
    negative[9] = -1;
    assertRefused("permutation holds -1", SIXTEEN, SIXTEEN, negative);
    assertRefused("permutation has 64 entries, not 16", SIXTEEN, SIXTEEN, SIXTEEN);
    assertRefused("substitution0 has 16 entries, not 0", new int[0], SIXTEEN, SIXTY_FOUR);
  }

  private static void assertRefused(
      String words, int[] substitution0, int[] substitution1, int[] permutation) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> StaTables.of("broken", substitution0, substitution1, permutation));
    assertTrue(String.valueOf(e.getMessage()).startsWith(words), words);
  }
}
