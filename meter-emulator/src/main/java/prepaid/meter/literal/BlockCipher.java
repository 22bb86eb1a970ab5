package prepaid.meter.literal;

/** A cipher of 64-bit blocks under one key that it already holds. */
public interface BlockCipher {
  /** 64 bits to 64 bits. */
  Bits encrypt(Bits plaintext);

  /** 64 bits to 64 bits; undoes {@link #encrypt}. */
  Bits decrypt(Bits ciphertext);
}
