package prepaid.vending.ledger;

/** Port: the key that signs checkpoints, which never leaves the key service. */
public interface CheckpointSigning {
  /** X.509, DER. */
  byte[] publicKey();

  /**
   * @param digest 32 bytes, signed as they are
   * @return ECDSA over P-256, DER
   */
  byte[] sign(byte[] digest);
}
