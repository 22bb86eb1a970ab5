package prepaid.vending.meters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HolderTest {
  /** Computed apart: HMAC-SHA-256 over the form and five fields, each with its length before it. */
  private static final String PINNED =
      "deebbbcacb7e4f888ba9f79d00bd0e0c1260eca574d006530719eac8629136f1";

  private static final byte[] KEY = key(7);
  private static final Holder SARA =
      new Holder(
          "Sara Mensah",
          Optional.of("+27821234567"),
          Optional.of("A-1"),
          Optional.of("1 Main Road"),
          Optional.of("en"));

  private static byte[] key(int each) {
    byte[] key = new byte[Holder.KEY_BYTES];
    Arrays.fill(key, (byte) each);
    return key;
  }

  @Test
  void theCommitmentIsWrittenDownSoThatItsFormCannotDrift() {
    assertEquals(Optional.of(PINNED), SARA.committedWith(KEY).commitment());
  }

  @Test
  void everyFieldAndTheKeyEnterTheCommitment() {
    Optional<String> own = SARA.committedWith(KEY).commitment();
    Optional<String> none = Optional.empty();
    List<Holder> others =
        List.of(
            new Holder("Sara", SARA.phone(), SARA.account(), SARA.address(), SARA.language()),
            new Holder(SARA.name(), none, SARA.account(), SARA.address(), SARA.language()),
            new Holder(SARA.name(), SARA.phone(), none, SARA.address(), SARA.language()),
            new Holder(SARA.name(), SARA.phone(), SARA.account(), none, SARA.language()),
            new Holder(SARA.name(), SARA.phone(), SARA.account(), SARA.address(), none));
    for (Holder other : others) {
      assertNotEquals(own, other.committedWith(KEY).commitment());
      assertFalse(SARA.isSameAs(other));
    }
    assertNotEquals(own, SARA.committedWith(key(8)).commitment());
    assertTrue(SARA.isSameAs(SARA.committedWith(key(8))));
  }

  @Test
  void withoutItsKeyThereIsNoCommitmentToGuessAt() {
    assertEquals(Optional.empty(), SARA.commitment());
    assertEquals(Optional.empty(), Holder.erased().commitment());
    assertThrows(IllegalArgumentException.class, () -> SARA.committedWith(new byte[8]));
  }
}
