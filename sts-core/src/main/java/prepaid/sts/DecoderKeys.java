package prepaid.sts;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Derives the decoder key of a meter from a vending key (IEC 62055-41 §6.5.3). */
public final class DecoderKeys {
  private static final int DKGA04_BLOCK_LENGTH = 49;
  private static final byte FIELD_COUNT = 4;

  private DecoderKeys() {}

  /**
   * The decoder key: 8 bytes for EA07, 16 bytes for EA11. The caller closes it.
   *
   * @throws IllegalArgumentException when the vending key has the wrong length for the algorithm
   */
  public static DecoderKey derive(VendingKey vendingKey, DecoderKeyParameters parameters) {
    DecoderKeyAlgorithm dkga = parameters.dkga();
    if (vendingKey.lengthBytes() != dkga.vendingKeyLengthBytes()) {
      throw new IllegalArgumentException(
          "%s takes a vending key of %d bytes, not of %d"
              .formatted(dkga, dkga.vendingKeyLengthBytes(), vendingKey.lengthBytes()));
    }
    return switch (dkga) {
      case DKGA01 -> dkga01(vendingKey, parameters);
      case DKGA02 -> dkga02(vendingKey, parameters);
      case DKGA04 -> dkga04(vendingKey, parameters);
    };
  }

  /**
   * §6.5.3.3: DK = DES_D(VK) xor VK, with D as for DKGA02. The vending key has odd parity, as this
   * derivation wants it. One public source only.
   */
  private static DecoderKey dkga01(VendingKey vendingKey, DecoderKeyParameters parameters) {
    try (Des des = Des.of(panBlock(parameters) ^ controlBlock(parameters))) {
      return DecoderKey.ofBits(des.encrypt(vendingKey.bits()) ^ vendingKey.bits());
    }
  }

  /** §6.5.3.4: DK = DES_VK(D) xor D xor VK, with D the PAN block xor the control block. */
  private static DecoderKey dkga02(VendingKey vendingKey, DecoderKeyParameters parameters) {
    long data = panBlock(parameters) ^ controlBlock(parameters);
    return DecoderKey.ofBits(vendingKey.encrypted(data) ^ data ^ vendingKey.bits());
  }

  /** §6.5.3.6: the leftmost 64 or 128 bits of HMAC-SHA-256(VK, data block). */
  private static DecoderKey dkga04(VendingKey vendingKey, DecoderKeyParameters parameters) {
    byte[] code = vendingKey.code(dkga04Block(parameters));
    byte[] decoderKey = Arrays.copyOf(code, parameters.ea().keyLengthBytes());
    Arrays.fill(code, (byte) 0);
    return DecoderKey.taking(decoderKey);
  }

  /**
   * §6.5.3.2: MeterPAN digits 2 to 17 as BCD. The common key of magnetic cards is one for all
   * meters, so there the digits of the DRN are zeros.
   */
  private static long panBlock(DecoderKeyParameters parameters) {
    long block = bcd(parameters.meterPan().digits(), 1, 17);
    return parameters.keyType() == KeyType.DCTK
        ? block & -1L << 4 * parameters.meterPan().drn().digits().length()
        : block;
  }

  /** §6.5.3.3: KT, SGC, TI (as BCD) and KRN, filled up with F. */
  private static long controlBlock(DecoderKeyParameters parameters) {
    return (long) parameters.keyType().digit() << 60
        | bcd(parameters.supplyGroupCode(), 0, 6) << 36
        | bcd(parameters.tariffIndex(), 0, 2) << 28
        | (long) parameters.keyRevision() << 24
        | 0xff_ffffL;
  }

  private static long bcd(String digits, int from, int to) {
    long bcd = 0;
    for (int i = from; i < to; i++) {
      bcd = bcd << 4 | digits.charAt(i) - '0';
    }
    return bcd;
  }

  /**
   * Two groups, each a count of its fields, then every field as a length byte and ASCII. The second
   * field group ends with the MeterPAN; the length of the key in bits follows in four bytes.
   */
  private static byte[] dkga04Block(DecoderKeyParameters parameters) {
    ByteBuffer block = ByteBuffer.allocate(DKGA04_BLOCK_LENGTH);
    block.put(FIELD_COUNT);
    putField(block, "04");
    putField(block, Digits.padded(parameters.baseDate().year() % 100, 2));
    putField(block, Digits.padded(parameters.ea().code(), 2));
    putField(block, parameters.tariffIndex());
    block.put((byte) 0);
    block.put(FIELD_COUNT);
    putField(block, parameters.supplyGroupCode());
    putField(block, Integer.toString(parameters.keyType().digit()));
    putField(block, Integer.toString(parameters.keyRevision()));
    putField(block, parameters.meterPan().digits());
    block.putInt(parameters.ea().keyLengthBytes() * 8);
    return block.array();
  }

  private static void putField(ByteBuffer block, String ascii) {
    block.put((byte) ascii.length()).put(ascii.getBytes(US_ASCII));
  }
}
