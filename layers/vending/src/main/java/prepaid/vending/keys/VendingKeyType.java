package prepaid.vending.keys;

import prepaid.sts.KeyType;

/** The type of a vending key and of the decoder keys derived from it (IEC 62055-41). */
public enum VendingKeyType {
  VDDK(KeyType.DDTK),
  VUDK(KeyType.DUTK),
  VCDK(KeyType.DCTK);

  private final KeyType decoderKeyType;

  VendingKeyType(KeyType decoderKeyType) {
    this.decoderKeyType = decoderKeyType;
  }

  public KeyType decoderKeyType() {
    return decoderKeyType;
  }
}
