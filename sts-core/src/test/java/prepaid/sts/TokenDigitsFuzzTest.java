package prepaid.sts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.HexFormat;
import java.util.Optional;

/** Whatever somebody types into a keypad is read or refused, and what is read means itself. */
class TokenDigitsFuzzTest {
  private static final TokenCodec EA07 = codec("0abc12def3456789", EncryptionAlgorithm.EA07);
  private static final TokenCodec EA09 = codec("0abc12def3456789", EncryptionAlgorithm.EA09);
  private static final TokenCodec EA11 =
      codec("0abc12def3456789fedcba9876543210", EncryptionAlgorithm.EA11);

  private static TokenCodec codec(String key, EncryptionAlgorithm ea) {
    return TokenCodec.of(DecoderKey.of(HexFormat.of().parseHex(key)), ea, StaTables.sample());
  }

  @FuzzTest
  void entered(byte[] input) {
    String entered = new String(input, UTF_8);
    Optional<Token> token = Token.parse(entered);
    assertEquals(Token.refusal(entered).isEmpty(), token.isPresent());
    EA09.decode(entered);
    readBack(EA07, EA07.decode(entered), token);
    readBack(EA11, EA11.decode(entered), token);
    token.ifPresent(t -> {
      assertEquals(entered.replaceAll("[ -]", ""), t.digits());
      assertEquals(t.digits(), t.grouped().replace(" ", ""));
      assertFalse((t + " " + EA11.decode(t)).contains(t.digits()));
    });
  }

  /** What a codec reads, it makes. */
  private static void readBack(TokenCodec codec, DecodedToken decoded, Optional<Token> token) {
    Optional<Token> made =
        switch (decoded) {
          case DecodedToken.Credit(CreditToken credit) -> Optional.of(codec.encode(credit));
          case DecodedToken.Management(ManagementToken m) -> Optional.of(codec.encode(m));
          case DecodedToken.KeyChange(KeySection section) -> Optional.of(codec.encode(section));
          case DecodedToken.TestDisplay(TestDisplayToken t) -> Optional.of(TokenCodec.encode(t));
          case DecodedToken.Refused refused -> Optional.empty();
        };
    made.ifPresent(again -> assertEquals(token, Optional.of(again)));
  }
}
