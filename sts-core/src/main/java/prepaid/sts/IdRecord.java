package prepaid.sts;

import java.util.Optional;

/**
 * The identity record of a meter (IDRecord, IEC 62055-41 §6.1): what stands on its card or in its
 * papers, {@code PAN(18) DOE(4) TCT(2) EA(2) SGC(6) TI(2) KRN(1)}. One public source only.
 *
 * @param digits 35 ASCII digits
 */
public record IdRecord(String digits) {
  private static final int LENGTH = 35;
  private static final int PAN_END = 18;
  private static final int EXPIRY_END = 22;
  private static final int CARRIER_END = 24;
  private static final int ALGORITHM_END = 26;
  private static final int SUPPLY_GROUP_END = 32;
  private static final int TARIFF_INDEX_END = 34;
  private static final String NO_EXPIRY = "0000";
  private static final int MONTHS = 12;

  /**
   * @throws IllegalArgumentException with the words of {@link #refusal} when it is no record
   */
  public IdRecord {
    Optional<String> refusal = refusal(digits);
    if (refusal.isPresent()) {
      throw new IllegalArgumentException(refusal.get());
    }
  }

  /**
   * The attributes of a meter that are no part of its number.
   *
   * @param supplyGroupCode SGC, 6 digits
   * @param tariffIndex TI, 2 digits
   * @param keyRevision KRN, 1 to 9
   */
  public record Attributes(
      TokenCarrier carrier,
      EncryptionAlgorithm ea,
      String supplyGroupCode,
      String tariffIndex,
      int keyRevision) {

    /**
     * @throws IllegalArgumentException naming the field that is out of range
     */
    public Attributes {
      DecoderKeyParameters.checkSupplyGroup(supplyGroupCode);
      DecoderKeyParameters.checkTariffIndex(tariffIndex);
      DecoderKeyParameters.checkKeyRevision(keyRevision);
    }
  }

  /**
   * The record of a meter.
   *
   * @param dateOfExpiry year and month (YYMM), or 0000 for none
   * @throws IllegalArgumentException when the date is none
   */
  public static IdRecord of(MeterPan meterPan, String dateOfExpiry, Attributes attributes) {
    return new IdRecord(
        meterPan.digits()
            + dateOfExpiry
            + Digits.padded(attributes.carrier().code(), 2)
            + Digits.padded(attributes.ea().code(), 2)
            + attributes.supplyGroupCode()
            + attributes.tariffIndex()
            + attributes.keyRevision());
  }

  /** Why these digits are no identity record, in words to read out; empty when they are one. */
  public static Optional<String> refusal(String digits) {
    if (digits.length() != LENGTH) {
      return Optional.of("an identity record has 35 digits; this one has " + digits.length());
    }
    if (!Digits.areAscii(digits)) {
      return Optional.of("an identity record consists of the digits 0 to 9 only");
    }
    return MeterPan.refusal(digits.substring(0, PAN_END))
        .map(why -> "its MeterPAN is refused: " + why)
        .or(() -> refusalOfAttributes(digits));
  }

  private static Optional<String> refusalOfAttributes(String digits) {
    int month = number(digits, EXPIRY_END - 2, EXPIRY_END);
    boolean isMonth = month >= 1 && month <= MONTHS;
    if (!isMonth && !expiry(digits).equals(NO_EXPIRY)) {
      return Optional.of("the date of expiry is YYMM, or 0000 for none");
    }
    if (carrier(digits).isEmpty()) {
      return Optional.of("the token carrier type is 01, 02, 07 or 08");
    }
    if (ea(digits).isEmpty()) {
      return Optional.of("the encryption algorithm is 07, 09 or 11");
    }
    return digits.charAt(LENGTH - 1) == '0'
        ? Optional.of("the key revision number is 1 to 9")
        : Optional.empty();
  }

  /** The meter. */
  public MeterPan meterPan() {
    return new MeterPan(digits.substring(0, PAN_END));
  }

  /** When it expires: two digits of the year, two of the month; empty for never. */
  public Optional<String> dateOfExpiry() {
    return Optional.of(expiry(digits)).filter(date -> !date.equals(NO_EXPIRY));
  }

  /** Carrier, algorithm, supply group, tariff index and key revision. */
  public Attributes attributes() {
    return new Attributes(
        carrier(digits).orElseThrow(),
        ea(digits).orElseThrow(),
        digits.substring(ALGORITHM_END, SUPPLY_GROUP_END),
        digits.substring(SUPPLY_GROUP_END, TARIFF_INDEX_END),
        number(digits, TARIFF_INDEX_END, LENGTH));
  }

  private static String expiry(String digits) {
    return digits.substring(PAN_END, EXPIRY_END);
  }

  private static Optional<TokenCarrier> carrier(String digits) {
    return TokenCarrier.ofCode(number(digits, EXPIRY_END, CARRIER_END));
  }

  private static Optional<EncryptionAlgorithm> ea(String digits) {
    return EncryptionAlgorithm.ofCode(number(digits, CARRIER_END, ALGORITHM_END));
  }

  private static int number(String digits, int from, int to) {
    return Integer.parseInt(digits, from, to, 10);
  }
}
