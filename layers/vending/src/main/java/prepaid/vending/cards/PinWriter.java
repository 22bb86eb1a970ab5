package prepaid.vending.cards;

/** Tells the PIN of a serial. */
public interface PinWriter {
  /** Writes it as 16 ASCII digits into an array. */
  void pin(long serial, byte[] into, int at);
}
