package prepaid.sts;

/**
 * One token of a key-change set (class 2, IEC 62055-41 §6.2): a part of the meter's new decoder key
 * and of its attributes, encrypted under the old one. It carries neither TID nor random bits.
 * Closing wipes the part of the key.
 *
 * <p>A set has two sections ({@link First}, {@link Second}) or three (and {@link SupplyGroup}) for
 * keys of 64 bits, four (and {@link Third}, {@link Fourth}) for keys of 128 bits; {@link
 * KeyChangeSet} makes it, {@link ReceivedKey} puts it together.
 */
public sealed interface KeySection extends ClearToken, AutoCloseable {
  /** Nothing to wipe where a section carries no part of the key. */
  @Override
  default void close() {}

  @Override
  default int tokenClass() {
    return 2;
  }

  /** A section that carries 32 bits of the new key. */
  sealed interface Keyed extends KeySection {
    /** Its part of the key. */
    KeyWord keyWord();

    @Override
    default void close() {
      keyWord().close();
    }
  }

  /**
   * Set1stSectionDecoderKey, subclass 3.
   *
   * @param kenHigh the upper 4 bits of the key expiry number
   * @param keyRevision KRN, 1 to 9
   * @param rollsOver RO: the meter forgets the TIDs it knows, since the new key counts from a later
   *     base date
   * @param ofThree 3KCT: a {@link SupplyGroup} section belongs to the set
   * @param keyWord bytes 0 to 3 of the key
   */
  record First(
      int kenHigh,
      int keyRevision,
      boolean rollsOver,
      boolean ofThree,
      KeyType keyType,
      KeyWord keyWord)
      implements Keyed {

    /**
     * @throws IllegalArgumentException for a field out of range
     */
    public First {
      FieldBits.check("the upper half of KEN", kenHigh, 4);
      DecoderKeyParameters.checkKeyRevision(keyRevision);
    }

    @Override
    public int subclass() {
      return 3;
    }

    @Override
    public long content() {
      return (long) kenHigh << 40
          | (long) keyRevision << 36
          | (rollsOver ? 1L << 35 : 0)
          | (ofThree ? 1L << 34 : 0)
          | (long) keyType.digit() << 32
          | keyWord.bits();
    }
  }

  /**
   * Set2ndSectionDecoderKey, subclass 4.
   *
   * @param kenLow the lower 4 bits of the key expiry number
   * @param tariffIndex TI, 2 digits; in the token a binary number, where key derivation has BCD
   * @param keyWord bytes 4 to 7 of a key of 64 bits, 12 to 15 of one of 128
   */
  record Second(int kenLow, String tariffIndex, KeyWord keyWord) implements Keyed {

    /**
     * @throws IllegalArgumentException for a field out of range
     */
    public Second {
      FieldBits.check("the lower half of KEN", kenLow, 4);
      DecoderKeyParameters.checkTariffIndex(tariffIndex);
    }

    @Override
    public int subclass() {
      return 4;
    }

    @Override
    public long content() {
      return (long) kenLow << 40 | Long.parseLong(tariffIndex) << 32 | keyWord.bits();
    }
  }

  /**
   * Set3rdSectionDecoderKey, subclass 8, for keys of 64 bits: the supply group, and no part of the
   * key.
   *
   * @param supplyGroupCode SGC, 6 digits; in the token a binary number of 24 bits
   */
  record SupplyGroup(String supplyGroupCode) implements KeySection {

    /**
     * @throws IllegalArgumentException unless there are 6 digits
     */
    public SupplyGroup {
      DecoderKeyParameters.checkSupplyGroup(supplyGroupCode);
    }

    @Override
    public int subclass() {
      return 8;
    }

    @Override
    public long content() {
      return Long.parseLong(supplyGroupCode) << 20;
    }
  }

  /**
   * Set3rdSectionDecoderKey, subclass 8, for keys of 128 bits.
   *
   * @param sgcLow the lower 12 bits of the supply group code as a binary number
   * @param keyWord bytes 4 to 7 of the key
   */
  record Third(int sgcLow, KeyWord keyWord) implements Keyed {

    /**
     * @throws IllegalArgumentException beyond 12 bits
     */
    public Third {
      FieldBits.check("the lower half of SGC", sgcLow, 12);
    }

    @Override
    public int subclass() {
      return 8;
    }

    @Override
    public long content() {
      return (long) sgcLow << 32 | keyWord.bits();
    }
  }

  /**
   * Set4thSectionDecoderKey, subclass 9, for keys of 128 bits.
   *
   * @param sgcHigh the upper 12 bits of the supply group code as a binary number
   * @param keyWord bytes 8 to 11 of the key
   */
  record Fourth(int sgcHigh, KeyWord keyWord) implements Keyed {

    /**
     * @throws IllegalArgumentException beyond 12 bits
     */
    public Fourth {
      FieldBits.check("the upper half of SGC", sgcHigh, 12);
    }

    @Override
    public int subclass() {
      return 9;
    }

    @Override
    public long content() {
      return (long) sgcHigh << 32 | keyWord.bits();
    }
  }
}
