package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import prepaid.sts.Vectors.Vector;

class KeyChangeSetTest {
  static final NewKeyAttributes ATTRIBUTES =
      new NewKeyAttributes(KeyType.DUTK, "123457", "99", 1, 0xa5, true);

  @Test
  void everyVectorIsMadeAndRead() {
    for (Vector vector : Vectors.load("key_change_sets", 80)) {
      NewKeyAttributes attributes = attributes(vector);
      try (DecoderKey newKey = DecoderKey.of(vector.bytes("newDecoderKey"));
          KeyChangeSet set = set(vector.flag("threeTokens"), newKey, attributes);
          TokenCodec codec = vector.codec("oldDecoderKey")) {
        List<Token> tokens = codec.encode(set);
        assertEquals(vector.texts("tokens"), tokens.stream().map(Token::digits).toList());
        List<KeySection> read = tokens.stream().map(token -> section(codec, token)).toList();
        assertEquals(set.sections(), read, vector::toString);
        assertReceived(attributes, newKey, ReceivedKey.of(read), tokens.size());
      }
    }
  }

  private static NewKeyAttributes attributes(Vector vector) {
    return new NewKeyAttributes(
        KeyType.ofDigit(vector.integer("kt")).orElseThrow(),
        vector.text("sgc"),
        vector.text("ti"),
        vector.integer("krn"),
        vector.integer("ken"),
        vector.integer("rollOver") == 1);
  }

  private static KeyChangeSet set(boolean ofThree, DecoderKey key, NewKeyAttributes attributes) {
    return ofThree ? KeyChangeSet.ofThree(key, attributes) : KeyChangeSet.of(key, attributes);
  }

  private static KeySection section(TokenCodec codec, Token token) {
    return assertInstanceOf(DecodedToken.KeyChange.class, codec.decode(token)).token();
  }

  private static void assertReceived(
      NewKeyAttributes attributes, DecoderKey newKey, ReceivedKey received, int count) {
    assertEquals(newKey, received.key());
    assertEquals(attributes.keyType(), received.keyType());
    assertEquals(attributes.tariffIndex(), received.tariffIndex());
    assertEquals(attributes.keyRevision(), received.keyRevision());
    assertEquals(attributes.keyExpiry(), received.keyExpiry());
    assertEquals(attributes.rollsOver(), received.rollsOver());
    assertEquals(
        count == 2 ? Optional.empty() : Optional.of(attributes.supplyGroupCode()),
        received.supplyGroupCode());
  }

  @Test
  void sectionsComeInAnyOrder() {
    for (KeyChangeSet set : List.of(two(), three(), four())) {
      List<KeySection> backwards = new ArrayList<>(set.sections());
      Collections.reverse(backwards);
      ReceivedKey inOrder = ReceivedKey.of(set.sections());
      assertEquals(inOrder.key(), ReceivedKey.of(backwards).key());
      assertEquals(inOrder.supplyGroupCode(), ReceivedKey.of(backwards).supplyGroupCode());
    }
  }

  private static KeyChangeSet two() {
    return KeyChangeSet.of(key(8), ATTRIBUTES);
  }

  private static KeyChangeSet three() {
    return KeyChangeSet.ofThree(key(8), ATTRIBUTES);
  }

  private static KeyChangeSet four() {
    return KeyChangeSet.of(key(16), ATTRIBUTES);
  }

  /** Bytes that all differ: 00 11 22 … */
  static DecoderKey key(int length) {
    return DecoderKey.of(
        HexFormat.of().parseHex("00112233445566778899aabbccddeeff".substring(0, 2 * length)));
  }

  @Test
  void fieldsStandWhereTheStandardHasThem() {
    assertContents(two(), 0xa_1a_00112233L, 0x5_63_44556677L);
    assertContents(three(), 0xa_1e_00112233L, 0x5_63_44556677L, 0x01e241_00000L);
    assertContents(four(), 0xa_1a_00112233L, 0x5_63_ccddeeffL, 0x241_44556677L, 0x01e_8899aabbL);
  }

  private static void assertContents(KeyChangeSet set, long... contents) {
    assertEquals(contents.length, set.sections().size());
    for (int i = 0; i < contents.length; i++) {
      assertEquals(contents[i], set.sections().get(i).content(), "section " + i);
    }
  }

  @Test
  void supplyGroupsAreAllOfSixDigits() {
    for (String group : List.of("000000", "004095", "004096", "999999")) {
      NewKeyAttributes attributes = new NewKeyAttributes(KeyType.DUTK, group, "00", 9, 0, false);
      KeyChangeSet three = KeyChangeSet.ofThree(key(8), attributes);
      assertEquals(Optional.of(group), ReceivedKey.of(three.sections()).supplyGroupCode());
      KeyChangeSet four = KeyChangeSet.of(key(16), attributes);
      assertEquals(Optional.of(group), ReceivedKey.of(four.sections()).supplyGroupCode());
      try (TokenCodec codec = shortCodec()) {
        for (KeySection section : three.sections()) {
          assertEquals(section, section(codec, codec.encode(section)));
        }
      }
    }
  }

  @Test
  void aPartOfAKeyComesOutThroughItsCapability() {
    byte[] part = KeyWord.ofBits(0x8899_aabb).expose(KeyMaterialAccess.granted());
    assertEquals("8899aabb", HexFormat.of().formatHex(part));
  }

  @Test
  void whatIsNoSetIsRefusedInWords() {
    List<KeySection> two = two().sections();
    List<KeySection> three = three().sections();
    List<KeySection> four = four().sections();
    assertRefused("missing", List.of());
    assertRefused("missing", two.subList(0, 1));
    assertRefused("missing", two.subList(1, 2));
    assertRefused("twice", List.of(two.get(0), two.get(1), two.get(1)));
    assertRefused("missing", three.subList(0, 2));
    assertRefused("missing", List.of(two.get(0), two.get(1), three.get(2)));
    assertRefused("third or the fourth", four.subList(0, 3));
    assertRefused("third or the fourth", List.of(four.get(0), four.get(1), four.get(3)));
    assertRefused("has four", List.of(three.get(0), four.get(1), four.get(2), four.get(3)));
    assertRefused(
        "third or the fourth",
        List.of(four.get(0), four.get(1), four.get(2), four.get(3), three.get(2)));
    KeySection.Fourth beyond = new KeySection.Fourth(0xfff, KeyWord.ofBits(0));
    assertRefused("6 digits", List.of(four.get(0), four.get(1), four.get(2), beyond));
  }

  private static void assertRefused(String words, List<KeySection> sections) {
    String refusal = ReceivedKey.refusal(sections).orElseThrow();
    assertTrue(refusal.contains(words), refusal);
    assertThrows(IllegalArgumentException.class, () -> ReceivedKey.of(sections));
  }

  @Test
  void sectionsOfAnotherLengthAreNotMade() {
    assertThrows(IllegalArgumentException.class, () -> KeyChangeSet.ofThree(key(16), ATTRIBUTES));
    try (TokenCodec longCodec = TokenCodecTest.codec();
        TokenCodec shortCodec = shortCodec()) {
      assertThrows(IllegalArgumentException.class, () -> longCodec.encode(three()));
      assertThrows(IllegalArgumentException.class, () -> shortCodec.encode(four()));
      for (KeySection section : four().sections().subList(2, 4)) {
        assertThrows(IllegalArgumentException.class, () -> shortCodec.encode(section));
      }
      assertEquals(2, shortCodec.encode(two()).size());
    }
  }

  private static TokenCodec shortCodec() {
    try (DecoderKey key = DecoderKey.of(new byte[8])) {
      return TokenCodec.of(key, EncryptionAlgorithm.EA07, StaTables.sample());
    }
  }

  @Test
  void attributesOutOfRangeAreRefused() {
    assertNoAttributes("12345", "01", 1, 0);
    assertNoAttributes("123456", "100", 1, 0);
    assertNoAttributes("123456", "01", 0, 0);
    assertNoAttributes("123456", "01", 10, 0);
    assertNoAttributes("123456", "01", 1, 256);
    assertNoAttributes("123456", "01", 1, -1);
    KeyWord word = KeyWord.ofBits(0);
    assertThrows(
        IllegalArgumentException.class,
        () -> new KeySection.First(16, 1, false, false, KeyType.DUTK, word));
    assertThrows(
        IllegalArgumentException.class,
        () -> new KeySection.First(0, 0, false, false, KeyType.DUTK, word));
    assertThrows(IllegalArgumentException.class, () -> new KeySection.Second(16, "01", word));
    assertThrows(IllegalArgumentException.class, () -> new KeySection.Second(0, "1", word));
    assertThrows(IllegalArgumentException.class, () -> new KeySection.SupplyGroup("12345x"));
    assertThrows(IllegalArgumentException.class, () -> new KeySection.Third(4096, word));
    assertThrows(IllegalArgumentException.class, () -> new KeySection.Fourth(4096, word));
  }

  private static void assertNoAttributes(String sgc, String ti, int krn, int ken) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new NewKeyAttributes(KeyType.DUTK, sgc, ti, krn, ken, false));
  }

  @Test
  void valuesThatTheStandardDoesNotKnowAreOutOfRange() {
    try (TokenCodec codec = TokenCodecTest.codec()) {
      for (int krn : new int[] {0, 10, 15}) {
        assertResult(TokenResult.RANGE_ERROR, codec, 3L << 44 | (long) krn << 36);
      }
      assertResult(TokenResult.RANGE_ERROR, codec, 3L << 44 | 1L << 36 | 1L << 34);
      assertResult(TokenResult.RANGE_ERROR, codec, 4L << 44 | 100L << 32);
    }
    try (TokenCodec codec = shortCodec()) {
      assertResult(TokenResult.RANGE_ERROR, codec, 8L << 44 | 1_000_000L << 20);
      assertResult(TokenResult.RANGE_ERROR, codec, 8L << 44 | 1);
      assertResult(TokenResult.FUNCTION_ERROR, codec, 9L << 44);
    }
  }

  private static void assertResult(TokenResult result, TokenCodec codec, long content) {
    try (DecoderKey shortKey = DecoderKey.of(new byte[8]);
        DecoderKey longKey = DecoderKey.of(new byte[16]);
        BlockCipher cipher =
            codec.toString().contains("Sta")
                ? BlockCipher.of(shortKey, EncryptionAlgorithm.EA07, StaTables.sample())
                : BlockCipher.of(longKey, EncryptionAlgorithm.EA11, StaTables.sample())) {
      long block = cipher.encrypt(content << 16 | TokenCrc.of(2L << 48 | content));
      Token token = Token.of((int) (block >>> 27) & 3, (block & ~(3L << 27)) | 2L << 27);
      assertEquals(
          result, assertInstanceOf(DecodedToken.Refused.class, codec.decode(token)).result());
    }
  }

  @Test
  void closingWipesEveryPartOfTheKey() {
    for (KeyChangeSet set : List.of(two(), three(), four())) {
      ReceivedKey received = ReceivedKey.of(set.sections());
      set.close();
      for (KeySection section : set.sections()) {
        if (section instanceof KeySection.Keyed keyed) {
          assertThrows(IllegalStateException.class, keyed::content);
          assertThrows(
              IllegalStateException.class,
              () -> keyed.keyWord().expose(KeyMaterialAccess.granted()));
        }
      }
      received.close();
      assertThrows(
          IllegalStateException.class, () -> received.key().expose(KeyMaterialAccess.granted()));
    }
  }

  @Test
  void noTextHoldsAPartOfAKey() {
    SplittableRandom random = new SplittableRandom(9);
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    try (DecoderKey key = DecoderKey.of(bytes);
        KeyChangeSet set = KeyChangeSet.of(key, ATTRIBUTES)) {
      String text = set + " " + set.sections() + " " + ReceivedKey.of(set.sections());
      assertTrue(text.contains("hidden"), text);
      for (KeySection section : set.sections()) {
        String part = Long.toString(section.content() & 0xffff_ffffL);
        String signed = Integer.toString((int) section.content());
        String hex = HexFormat.of().toHexDigits((int) section.content());
        assertFalse(text.contains(part) || text.contains(signed) || text.contains(hex), text);
      }
      assertTrue(set.toString().contains("4 sections"), text);
      assertEquals(KeyWord.ofBits(1).hashCode(), KeyWord.ofBits(2).hashCode());
      assertFalse(KeyWord.ofBits(1).equals(KeyWord.ofBits(2)));
    }
  }
}
