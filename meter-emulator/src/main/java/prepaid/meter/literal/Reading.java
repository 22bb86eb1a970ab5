package prepaid.meter.literal;

import java.math.BigInteger;

/**
 * What twenty digits turned out to be, before any meter decides what to do about them. Every bit
 * that the standard gives a meaning is in a field of its own; nothing is refused here for its
 * value, only for its checksum.
 */
public sealed interface Reading {

  /** Not twenty digits, or not below 2^66. */
  record Malformed() implements Reading {}

  /** Class 3, which the standard keeps for itself. */
  record ReservedClass() implements Reading {}

  /** The checksum is wrong: mistyped, or made for another meter, supply group or key. */
  record Damaged(int tokenClass) implements Reading {}

  /** Class 1, never encrypted: for any meter of a maker, or of all makers (0). */
  sealed interface Clear extends Reading {
    /** 0 to 15. */
    int subclass();

    /** 8 bits of subclasses 0, 2 and 11 to 15, 16 bits of the others. */
    int manufacturerCode();
  }

  /** Subclass 0 (36 control bits) and 1 (28): each control bit is one test or display. */
  record TestDisplay(int subclass, BigInteger control, int manufacturerCode) implements Clear {}

  /**
   * Subclass 2: reads from the extended set. The layout has one source only.
   *
   * @param index the top 6 of the 36 control bits
   * @param readControl the other 30; 0 reads
   */
  record ExtendedRead(int index, BigInteger readControl, int manufacturerCode) implements Clear {
    @Override
    public int subclass() {
      return 2;
    }
  }

  /** Subclass 3 to 5. */
  record ReservedTest(int subclass, BigInteger control, int manufacturerCode) implements Clear {}

  /** Subclass 6 to 10 (28 control bits) and 11 to 15 (36): only the maker knows. */
  record ProprietaryTest(int subclass, BigInteger control, int manufacturerCode) implements Clear {}

  /** A token with a token identifier, which can therefore be Used, Old or under an expired key. */
  sealed interface Dated extends Reading {
    /** Minutes since the key's base date, 24 bits. */
    int tid();
  }

  /** Class 0. */
  sealed interface Credit extends Dated {
    /** 0 to 15. */
    int subclass();
  }

  /** Class 0 subclass 0 to 3: tenths of a unit of electricity, water, gas, time. */
  record UnitCredit(int subclass, int rnd, int tid, BigInteger tenths) implements Credit {}

  /** Class 0 subclass 4 to 7: 0.00001 of the currency; may be negative. It has no RND. */
  record CurrencyCredit(int subclass, int tid, BigInteger unit1e5) implements Credit {}

  /** Class 0 subclass 8 to 15. */
  record ReservedCredit(int subclass, int rnd, int tid, Bits value) implements Credit {}

  /** Class 2 except key changes. */
  sealed interface Management extends Dated {
    /** 4 random bits that only make equal tokens differ. */
    int rnd();
  }

  /** Class 2 subclass 0. */
  record MaximumPowerLimit(int rnd, int tid, BigInteger watts) implements Management {}

  /**
   * Class 2 subclass 1.
   *
   * @param register 0 to 3 electricity, water, gas, time; 4 to 7 the same in currency; 65535 all
   */
  record ClearCredit(int rnd, int tid, int register) implements Management {}

  /** Class 2 subclass 2; 16 bits. */
  record TariffRate(int rnd, int tid, int rate) implements Management {}

  /** Class 2 subclass 5. The 16 bits should be zero. */
  record ClearTamper(int rnd, int tid, int value) implements Management {}

  /** Class 2 subclass 6. */
  record PhaseUnbalanceLimit(int rnd, int tid, BigInteger watts) implements Management {}

  /** Class 2 subclass 7; 16 bits. */
  record WaterMeterFactor(int rnd, int tid, int factor) implements Management {}

  /** Class 2 subclass 10, the extended set: an index of 6 bits and 10 more. One source only. */
  record ExtendedSet(int rnd, int tid, int index, Bits rest) implements Management {}

  /** Class 2 subclass 11 to 15, reserved or proprietary. */
  record ReservedManagement(int subclass, int rnd, int tid, Bits value) implements Management {}

  /** Part of a key change, encrypted under the old key; it carries no identifier. */
  sealed interface KeySection extends Reading {}

  /**
   * Class 2 subclass 3.
   *
   * @param kenHigh the upper 4 bits of the key expiry number
   * @param krn 4 bits
   * @param rollOver whether the new key's base date is later than the old one's
   * @param threeTokens whether a 64-bit key comes with a third token, for its supply group
   * @param kt 2 bits
   * @param key the first 32 bits of the key
   */
  record FirstSection(int kenHigh, int krn, boolean rollOver, boolean threeTokens, int kt, Bits key)
      implements KeySection {}

  /**
   * Class 2 subclass 4.
   *
   * @param kenLow the lower 4 bits of the key expiry number
   * @param ti 8 bits in binary, not in decimal digits
   * @param key the last 32 bits of the key
   */
  record SecondSection(int kenLow, int ti, Bits key) implements KeySection {}

  /**
   * Class 2 subclass 8. What its 44 bits say depends on the length of the meter's keys.
   *
   * @param content 44 bits
   */
  record ThirdSection(Bits content) implements KeySection {
    /** Of a 128-bit key: the lower 12 bits of the supply group. */
    public Bits groupLow() {
      return content.field(43, 32);
    }

    /** Of a 128-bit key: its bits 95 to 64. */
    public Bits key() {
      return content.field(31, 0);
    }

    /** Of a 64-bit key: the whole supply group in 24 bits. */
    public Bits wholeGroup() {
      return content.field(43, 20);
    }

    /** Of a 64-bit key: the 20 bits behind the group, which should be zero. */
    public Bits padding() {
      return content.field(19, 0);
    }
  }

  /**
   * Class 2 subclass 9, of a 128-bit key only.
   *
   * @param groupHigh the upper 12 bits of the supply group
   * @param key bits 63 to 32 of the key
   */
  record FourthSection(Bits groupHigh, Bits key) implements KeySection {}
}
