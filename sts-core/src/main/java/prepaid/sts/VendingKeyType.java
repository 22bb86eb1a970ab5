package prepaid.sts;

/**
 * The type of a vending key (IEC 62055-41 §6.5.2.3): it decides the type of the decoder keys that
 * come from it. Decoder keys of type {@link KeyType#DITK} come from no vending key, but from the
 * maker of the meter.
 */
public enum VendingKeyType {
  /** Default key: management and key changes, never credit. */
  VDDK(KeyType.DDTK),
  /** Unique key: a supply group's ordinary key. */
  VUDK(KeyType.DUTK),
  /** Common key: for meters with magnetic cards. */
  VCDK(KeyType.DCTK);

  private final KeyType decoderKeyType;

  VendingKeyType(KeyType decoderKeyType) {
    this.decoderKeyType = decoderKeyType;
  }

  /** The type of the decoder keys derived from it. */
  public KeyType decoderKeyType() {
    return decoderKeyType;
  }

  /** Whether such a key makes a token: {@link #VDDK} makes everything but credit. */
  public boolean makes(ClearToken token) {
    return decoderKeyType.admits(token);
  }

  /** Whether such a key makes credit tokens: every one but {@link #VDDK}. */
  public boolean makesCredit() {
    return decoderKeyType.admitsCredit();
  }
}
