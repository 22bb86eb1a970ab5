package prepaid.sts.gift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every mistake that a note of the vectors names is caught by the vectors that carry the note. The
 * memory of 20 entries is planted in the meter, where the memory is.
 */
class PlantedMistakesTest {
  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("sts_crc16", "CrcPolynomial", new Mistake.CrcPolynomial()),
        Arguments.of("sts_crc16", "CrcByteSwap", new Mistake.CrcByteSwap()),
        Arguments.of("sts_crc16", "CurrencyCrc", new Mistake.CurrencyCrc()),
        Arguments.of("sts_decoder_key", "CountBytes", new Mistake.CountBytes()),
        Arguments.of("sts_decoder_key", "KeyByteOrder", new Mistake.KeyByteOrder()),
        Arguments.of("sts_units_amount", "Truncated", new Mistake.Truncated()),
        Arguments.of("sts_units_amount", "Nearest", new Mistake.Nearest()),
        Arguments.of("sts_currency_amount", "FloatingPoint", new Mistake.FloatingPoint()),
        Arguments.of("sts_currency_amount", "NegativeRounding", new Mistake.NegativeRounding()),
        Arguments.of("sts_token_identifier", "KeyExpiry", new Mistake.KeyExpiry()),
        Arguments.of("sts_token_identifier", "ReservedMinute", new Mistake.ReservedMinute()),
        Arguments.of("sts_key_change_set", "TariffIndexBinary", new Mistake.TariffIndexBinary()),
        Arguments.of("sts_key_change_set", "MiddleWords", new Mistake.MiddleWords()),
        Arguments.of("sts_key_change_set", "ThirdTokenBit", new Mistake.ThirdTokenBit(false)),
        Arguments.of("sts_key_change_set", "ThirdTokenBit", new Mistake.ThirdTokenBit(true)),
        Arguments.of("sts_block_cipher", "SwappedTables", new Mistake.SwappedTables()));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void theVectorsOfItsNoteCatchIt(String file, String note, Subject mistaken) {
    List<GiftVector> flagged =
        GiftVector.all(file).stream().filter(vector -> vector.isFlagged(note)).toList();
    assertEquals(List.of(), Verdict.failures(new Subject(), flagged));
    assertFalse(Verdict.failures(mistaken, flagged).isEmpty(), note + " goes unseen");
  }

  @Test
  void theSampleTablesAloneWouldHideTheSwap() {
    List<GiftVector> ofSample =
        GiftVector.all("sts_block_cipher").stream()
            .filter(vector -> !vector.isFlagged("SwappedTables"))
            .toList();
    assertTrue(ofSample.size() > 50);
    assertEquals(List.of(), Verdict.failures(new Mistake.SwappedTables(), ofSample));
  }
}
