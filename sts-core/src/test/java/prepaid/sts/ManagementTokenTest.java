package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import prepaid.sts.Vectors.Vector;

class ManagementTokenTest {
  private static final TokenIdentifier TID = new TokenIdentifier(0x123456);

  @Test
  void everyVectorIsMadeAndRead() {
    for (Vector vector : Vectors.load("management_tokens", 160)) {
      try (TokenCodec codec = vector.codec()) {
        ManagementToken management = management(vector);
        assertEquals(2, management.tokenClass());
        assertEquals(vector.integer("subclass"), management.subclass(), vector::toString);
        Token token = codec.encode(management);
        assertEquals(vector.text("token"), token.digits(), vector::toString);
        assertEquals(new DecodedToken.Management(management), codec.decode(token));
        if (management instanceof ManagementToken.Limit limit) {
          assertEquals(vector.integer("decodedWatts"), limit.watts(), vector::toString);
        }
      }
    }
  }

  private static ManagementToken management(Vector vector) {
    int rnd = vector.integer("rnd");
    TokenIdentifier tid = new TokenIdentifier(vector.integer("tid"));
    return switch (vector.integer("subclass")) {
      case 0 -> ManagementToken.PowerLimit.ofWatts(rnd, tid, vector.integer("watts"));
      case 1 ->
          new ManagementToken.ClearCredit(
              rnd, tid, CreditRegister.ofNumber(vector.integer("register")).orElseThrow());
      case 2 -> new ManagementToken.TariffRate(rnd, tid, vector.integer("value"));
      case 5 -> new ManagementToken.ClearTamper(rnd, tid);
      case 6 -> ManagementToken.PhaseUnbalanceLimit.ofWatts(rnd, tid, vector.integer("watts"));
      case 7 -> new ManagementToken.WaterMeterFactor(rnd, tid, vector.integer("value"));
      default -> throw new AssertionError(vector.toString());
    };
  }

  @Test
  void whatIsMadeIsReadBackUnderRandomKeys() {
    long seed = 55;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 2_000; i++) {
      ManagementToken management = random(random);
      try (TokenCodec codec = TokenCodecTest.randomCodec(random)) {
        assertEquals(
            new DecodedToken.Management(management),
            codec.decode(codec.encode(management)),
            "seed " + seed);
      }
    }
  }

  static ManagementToken random(SplittableRandom random) {
    int rnd = random.nextInt(16);
    TokenIdentifier tid = new TokenIdentifier(random.nextInt(1 << 24));
    int value = random.nextInt(1 << 16);
    CreditRegister register = CreditRegister.values()[random.nextInt(9)];
    List<ManagementToken> each =
        List.of(
            new ManagementToken.PowerLimit(rnd, tid, value),
            new ManagementToken.ClearCredit(rnd, tid, register),
            new ManagementToken.TariffRate(rnd, tid, value),
            new ManagementToken.ClearTamper(rnd, tid),
            new ManagementToken.PhaseUnbalanceLimit(rnd, tid, value),
            new ManagementToken.WaterMeterFactor(rnd, tid, value),
            new ManagementToken.ExtendedSet(rnd, tid, value >>> 10, value & 1023));
    return each.get(random.nextInt(each.size()));
  }

  @Test
  void fieldsStandWhereTheStandardHasThem() {
    assertEquals(0x5_123456_abcdL, new ManagementToken.TariffRate(5, TID, 0xabcd).content());
    assertEquals(0x5_123456_0000L, new ManagementToken.ClearTamper(5, TID).content());
    assertEquals(
        0x5_123456_ffffL, new ManagementToken.ClearCredit(5, TID, CreditRegister.ALL).content());
    assertEquals(0x5_123456_fc01L, new ManagementToken.ExtendedSet(5, TID, 63, 1).content());
    assertEquals(0x8000, ManagementToken.PowerLimit.ofWatts(5, TID, 180_223).value());
  }

  @Test
  void fieldsBeyondTheirBitsAreRefused() {
    for (int rnd : new int[] {-1, 16}) {
      assertRefused(() -> new ManagementToken.PowerLimit(rnd, TID, 0));
      assertRefused(() -> new ManagementToken.ClearCredit(rnd, TID, CreditRegister.ALL));
      assertRefused(() -> new ManagementToken.TariffRate(rnd, TID, 0));
      assertRefused(() -> new ManagementToken.ClearTamper(rnd, TID));
      assertRefused(() -> new ManagementToken.PhaseUnbalanceLimit(rnd, TID, 0));
      assertRefused(() -> new ManagementToken.WaterMeterFactor(rnd, TID, 0));
      assertRefused(() -> new ManagementToken.ExtendedSet(rnd, TID, 0, 0));
    }
    for (int value : new int[] {-1, 0x1_0000}) {
      assertRefused(() -> new ManagementToken.PowerLimit(0, TID, value));
      assertRefused(() -> new ManagementToken.TariffRate(0, TID, value));
      assertRefused(() -> new ManagementToken.PhaseUnbalanceLimit(0, TID, value));
      assertRefused(() -> new ManagementToken.WaterMeterFactor(0, TID, value));
    }
    assertRefused(() -> new ManagementToken.ExtendedSet(0, TID, 64, 0));
    assertRefused(() -> new ManagementToken.ExtendedSet(0, TID, 0, 1024));
    assertRefused(() -> ManagementToken.PowerLimit.ofWatts(0, TID, 18_201_625));
    assertRefused(() -> ManagementToken.PhaseUnbalanceLimit.ofWatts(0, TID, -1));
  }

  private static void assertRefused(org.junit.jupiter.api.function.Executable made) {
    assertThrows(IllegalArgumentException.class, made);
  }

  @Test
  void registersHaveTheirNumbers() {
    for (CreditRegister register : CreditRegister.values()) {
      assertEquals(Optional.of(register), CreditRegister.ofNumber(register.number()));
    }
    for (int reserved : new int[] {-1, 8, 0xfffe}) {
      assertEquals(Optional.empty(), CreditRegister.ofNumber(reserved));
    }
    assertRefusal(TokenResult.FUNCTION_ERROR, 1L << 44 | 8, "register 8 is reserved");
  }

  @Test
  void aTokenThatClearsTamperingHasNoValue() {
    assertRefusal(TokenResult.RANGE_ERROR, 5L << 44 | 1, "the value 0");
  }

  private static void assertRefusal(TokenResult result, long subclassAndContent, String words) {
    try (TokenCodec codec = TokenCodecTest.codec()) {
      DecodedToken.Refused refused =
          assertInstanceOf(
              DecodedToken.Refused.class,
              codec.decode(TokenCodecTest.token(2, subclassAndContent)));
      assertEquals(result, refused.result());
      assertEquals(2, refused.tokenClass().orElseThrow());
      assertEquals((int) (subclassAndContent >>> 44), refused.subclass().orElseThrow());
      assertEquals(true, refused.reason().contains(words), refused.reason());
    }
  }
}
