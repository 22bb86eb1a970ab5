package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecoderKeyParametersTest {
  private static final MeterPan PAN = new MeterPan("600727000000000009");

  @Test
  void fieldsOutOfRangeAreRefusedByName() {
    assertRefused("supply group", "12345", "01", 1);
    assertRefused("supply group", "12345x", "01", 1);
    assertRefused("tariff index", "123456", "1", 1);
    assertRefused("tariff index", "123456", "100", 1);
    assertRefused("key revision", "123456", "01", 0);
    assertRefused("key revision", "123456", "01", 10);
  }

  private static void assertRefused(String words, String sgc, String ti, int krn) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new DecoderKeyParameters(
                    DecoderKeyAlgorithm.DKGA02,
                    EncryptionAlgorithm.EA07,
                    BaseDate.BASE_2014,
                    PAN,
                    KeyType.DUTK,
                    sgc,
                    ti,
                    krn));
    assertTrue(String.valueOf(e.getMessage()).contains(words));
  }

  @Test
  void onlyTheAllowedPairsExist() {
    for (EncryptionAlgorithm ea : List.of(EncryptionAlgorithm.EA07, EncryptionAlgorithm.EA11)) {
      assertEquals(ea, pair(DecoderKeyAlgorithm.DKGA04, ea).ea());
    }
    assertEquals(
        DecoderKeyAlgorithm.DKGA02,
        pair(DecoderKeyAlgorithm.DKGA02, EncryptionAlgorithm.EA07).dkga());
    assertThrows(
        IllegalArgumentException.class,
        () -> pair(DecoderKeyAlgorithm.DKGA02, EncryptionAlgorithm.EA11));
    for (DecoderKeyAlgorithm dkga : DecoderKeyAlgorithm.values()) {
      assertThrows(IllegalArgumentException.class, () -> pair(dkga, EncryptionAlgorithm.EA09));
    }
  }

  @Test
  void theFirstDerivationIsForTheFirstKeysOfTheOldestMeters() {
    assertEquals(DecoderKeyAlgorithm.DKGA01, legacy("01000000008", 1).dkga());
    assertLegacyRefused("first keys (KRN 1) only", "01000000008", 2);
    assertLegacyRefused("none of them", "08877456726", 1);
    assertEquals(
        DecoderKeyAlgorithm.DKGA01, DecoderKeyAlgorithm.ofDesKey(new Drn("01000000008"), 1));
    assertEquals(
        DecoderKeyAlgorithm.DKGA02, DecoderKeyAlgorithm.ofDesKey(new Drn("01000000008"), 2));
    assertEquals(
        DecoderKeyAlgorithm.DKGA02, DecoderKeyAlgorithm.ofDesKey(new Drn("08877456726"), 1));
  }

  private static void assertLegacyRefused(String words, String drn, int krn) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> legacy(drn, krn));
    assertTrue(String.valueOf(e.getMessage()).contains(words), String.valueOf(e.getMessage()));
  }

  private static DecoderKeyParameters legacy(String drn, int krn) {
    return new DecoderKeyParameters(
        DecoderKeyAlgorithm.DKGA01,
        EncryptionAlgorithm.EA07,
        BaseDate.BASE_1993,
        MeterPan.of(new Drn(drn)),
        KeyType.DUTK,
        "123456",
        "01",
        krn);
  }

  private static DecoderKeyParameters pair(DecoderKeyAlgorithm dkga, EncryptionAlgorithm ea) {
    return new DecoderKeyParameters(
        dkga, ea, BaseDate.BASE_2014, PAN, KeyType.DUTK, "123456", "01", 1);
  }

  @Test
  void codesOfTheStandard() {
    assertEquals(Optional.of(KeyType.DUTK), KeyType.ofDigit(2));
    assertEquals(Optional.empty(), KeyType.ofDigit(4));
    assertEquals(3, KeyType.DCTK.digit());
    assertFalse(KeyType.DDTK.admitsCredit());
    assertTrue(KeyType.DITK.admitsCredit());
    assertEquals(Optional.of(EncryptionAlgorithm.EA11), EncryptionAlgorithm.ofCode(11));
    assertEquals(Optional.of(EncryptionAlgorithm.EA09), EncryptionAlgorithm.ofCode(9));
    assertEquals(Optional.empty(), EncryptionAlgorithm.ofCode(10));
    assertEquals(7, EncryptionAlgorithm.EA07.code());
    assertEquals(Optional.of(DecoderKeyAlgorithm.DKGA01), DecoderKeyAlgorithm.ofCode(1));
    assertEquals(Optional.of(DecoderKeyAlgorithm.DKGA02), DecoderKeyAlgorithm.ofCode(2));
    assertEquals(Optional.empty(), DecoderKeyAlgorithm.ofCode(3));
    assertEquals(4, DecoderKeyAlgorithm.DKGA04.code());
  }
}
