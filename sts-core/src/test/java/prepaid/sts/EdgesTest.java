package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The last values that are right and the first that are wrong, and the words that name them. */
class EdgesTest {
  private static final String RECORD = "600727000000000009%s0207123456011";

  @ParameterizedTest
  @ValueSource(strings = {"0000", "2501", "2512"})
  void recordsExpireInAMonthOfTheYear(String date) {
    assertEquals(Optional.empty(), IdRecord.refusal(RECORD.formatted(date)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2500", "2513", "0013"})
  void orAreRefused(String date) {
    assertTrue(IdRecord.refusal(RECORD.formatted(date)).orElseThrow().contains("YYMM"));
  }

  @Test
  void theLargestSupplyGroupTravelsInSetsOfThreeAndOfFour() {
    NewKeyAttributes attributes = new NewKeyAttributes(KeyType.DUTK, "999999", "99", 9, 255, false);
    byte[] bytes = HexFormat.of().parseHex("0abc12def3456789fedcba9876543210");
    try (DecoderKey longKey = DecoderKey.of(bytes);
        DecoderKey shortKey = DecoderKey.ofBits(7);
        TokenCodec ea11 = TokenCodec.of(longKey, EncryptionAlgorithm.EA11, StaTables.sample());
        TokenCodec ea07 = TokenCodec.of(shortKey, EncryptionAlgorithm.EA07, StaTables.sample());
        KeyChangeSet four = KeyChangeSet.of(longKey, attributes);
        KeyChangeSet three = KeyChangeSet.ofThree(shortKey, attributes)) {
      assertEquals(Optional.of("999999"), received(ea11, four));
      assertEquals(Optional.of("999999"), received(ea07, three));
      assertEquals("KeyChangeSet(4 sections)", four.toString());
    }
  }

  private static Optional<String> received(TokenCodec codec, KeyChangeSet set) {
    List<KeySection> sections =
        codec.encode(set).stream()
            .map(codec::decode)
            .map(decoded -> ((DecodedToken.KeyChange) decoded).token())
            .toList();
    try (ReceivedKey received = ReceivedKey.of(sections)) {
      return received.supplyGroupCode();
    }
  }

  @Test
  void refusalsSayTheRange() {
    TokenIdentifier tid = new TokenIdentifier(1);
    assertWords(
        "16 bits: 0 to 65535, not 65536",
        () -> new UnitsCredit(CreditService.WATER, 0, tid, 65_536));
    int[] sixteen = IntStream.range(0, 16).toArray();
    int[] sixtyFour = IntStream.range(0, 64).toArray();
    int[] wrong = sixteen.clone();
    wrong[3] = 16;
    assertWords(
        "holds 16; its entries are 0 to 15",
        () -> StaTables.of("wrong", wrong, sixteen, sixtyFour));
  }

  @Test
  void tablesThatDifferHaveHashesThatDiffer() {
    int[] sixteen = IntStream.range(0, 16).toArray();
    int[] sixtyFour = IntStream.range(0, 64).toArray();
    assertNotEquals(
        StaTables.sample().hashCode(),
        StaTables.of("identity", sixteen, sixteen, sixtyFour).hashCode());
  }

  private static void assertWords(String words, Executable call) {
    String said = String.valueOf(assertThrows(IllegalArgumentException.class, call).getMessage());
    assertTrue(said.contains(words), said);
  }
}
