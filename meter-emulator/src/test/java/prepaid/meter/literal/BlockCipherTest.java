package prepaid.meter.literal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import prepaid.meter.literal.Vectors.Vector;

class BlockCipherTest {
  @Test
  void ea07EncryptsAndDecryptsEveryVectorWithBothTableSets() {
    Vectors vectors = Vectors.load("ea07_block", 80);
    assertEquals(2, vectors.tables().size());
    for (Vector vector : vectors.tests()) {
      check(vectors.cipher(vector, "key"), vector);
    }
  }

  @Test
  void ea11EncryptsAndDecryptsEveryVector() {
    for (Vector vector : Vectors.load("ea11_block", 82).tests()) {
      check(new Misty1(Bits.ofHex(vector.text("key"))), vector);
    }
  }

  @Test
  void theSampleSetOfTheMeterIsThePublishedOne() {
    assertEquals(Vectors.load("ea07_block", 80).tables().get("sample"), Ea07Tables.SAMPLE);
  }

  @Test
  void tablesThatCouldNotBeUndoneAreRefusedInWords() {
    List<Integer> twice = List.of(0, 0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    Ea07Tables sample = Ea07Tables.SAMPLE;
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Ea07Tables("x", sample.substitution0(), twice, sample.permutation()));
    assertEquals(
        "substitution1 must hold each number from 0 to 15 exactly once", refusal.getMessage());
  }

  @Test
  void keysOfTheWrongLengthAreRefused() {
    Bits eightBytes = Bits.of(1, 64);
    assertThrows(IllegalArgumentException.class, () -> new Misty1(eightBytes));
    assertThrows(
        IllegalArgumentException.class, () -> new Ea07(Ea07Tables.SAMPLE, Bits.of(1, 128)));
  }

  private static void check(BlockCipher cipher, Vector vector) {
    Bits plaintext = Bits.ofHex(vector.text("plaintext"));
    Bits ciphertext = Bits.ofHex(vector.text("ciphertext"));
    assertEquals(ciphertext.hex(), cipher.encrypt(plaintext).hex(), vector::toString);
    assertEquals(plaintext.hex(), cipher.decrypt(ciphertext).hex(), vector::toString);
  }
}
