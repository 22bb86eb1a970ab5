package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdRecordTest {
  private static final String PAN = "600727000000000009";
  private static final String RECORD = PAN + "0000" + "02" + "07" + "123457" + "99" + "1";
  private static final IdRecord.Attributes ATTRIBUTES =
      new IdRecord.Attributes(TokenCarrier.KEYPAD, EncryptionAlgorithm.EA07, "123457", "99", 1);

  @Test
  void partsAndDigitsLeadToEachOther() {
    IdRecord record = IdRecord.of(new MeterPan(PAN), "0000", ATTRIBUTES);
    assertEquals(RECORD, record.digits());
    assertEquals(new MeterPan(PAN), record.meterPan());
    assertEquals(Optional.empty(), record.dateOfExpiry());
    assertEquals(ATTRIBUTES, record.attributes());
    IdRecord expiring = new IdRecord(PAN + "3112" + "01" + "11" + "000001" + "00" + "9");
    assertEquals(Optional.of("3112"), expiring.dateOfExpiry());
    assertEquals(
        new IdRecord.Attributes(
            TokenCarrier.MAGNETIC_CARD, EncryptionAlgorithm.EA11, "000001", "00", 9),
        expiring.attributes());
  }

  @Test
  void whatIsNoRecordIsRefusedInWords() {
    assertRefused("35 digits; this one has 0", "");
    assertRefused("has 34", RECORD.substring(1));
    assertRefused("has 36", RECORD + "1");
    assertRefused("0 to 9 only", RECORD.substring(0, 34) + "x");
    assertRefused("0 to 9 only", RECORD.substring(0, 34) + "１");
    assertRefused("MeterPAN", "600727000000000008" + RECORD.substring(18));
    assertRefused("date of expiry", RECORD.replace("90000", "93113"));
    assertRefused("date of expiry", RECORD.replace("90000", "93100"));
    assertRefused("carrier", PAN + "0000" + "03" + "07" + "123457" + "99" + "1");
    assertRefused("algorithm", PAN + "0000" + "02" + "08" + "123457" + "99" + "1");
    assertRefused("key revision", PAN + "0000" + "02" + "07" + "123457" + "99" + "0");
  }

  private static void assertRefused(String words, String digits) {
    String refusal = IdRecord.refusal(digits).orElseThrow();
    assertTrue(refusal.contains(words), refusal);
    assertThrows(IllegalArgumentException.class, () -> new IdRecord(digits));
  }

  @Test
  void monthsAreOneToTwelve() {
    for (String month : new String[] {"01", "12"}) {
      String record = PAN + "00" + month + RECORD.substring(22);
      assertEquals(Optional.of("00" + month), new IdRecord(record).dateOfExpiry());
    }
  }

  @Test
  void attributesOutOfRangeAreRefused() {
    assertNoAttributes("12345", "99", 1);
    assertNoAttributes("123457", "9", 1);
    assertNoAttributes("123457", "99", 10);
    assertThrows(
        IllegalArgumentException.class, () -> IdRecord.of(new MeterPan(PAN), "12345", ATTRIBUTES));
  }

  private static void assertNoAttributes(String sgc, String ti, int krn) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new IdRecord.Attributes(TokenCarrier.KEYPAD, EncryptionAlgorithm.EA07, sgc, ti, krn));
  }
}
