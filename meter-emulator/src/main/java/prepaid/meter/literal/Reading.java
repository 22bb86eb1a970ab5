package prepaid.meter.literal;

import java.math.BigInteger;

/** What twenty digits turned out to be, before any meter decides what to do about them. */
public sealed interface Reading {

  /** Not twenty digits, or not below 2^66. */
  record Malformed() implements Reading {}

  /** Class 3, which the standard keeps for itself. */
  record ReservedClass() implements Reading {}

  /** The checksum is wrong: mistyped, or made for another meter, supply group or key. */
  record Damaged(int tokenClass) implements Reading {}

  /** Class 1, never encrypted: a test or a display for any meter of a maker, or of all (0). */
  record TestDisplay(int subclass, BigInteger control, int manufacturerCode) implements Reading {}

  /** A token with a token identifier, which can therefore be Used, Old or under an expired key. */
  sealed interface Dated extends Reading {
    /** Minutes since the key's base date, 24 bits. */
    int tid();
  }

  /** Class 0 subclass 0 to 3: tenths of a unit of electricity, water, gas, time. */
  record UnitCredit(int subclass, int tid, BigInteger tenths) implements Dated {}

  /** Class 0 subclass 4 to 7: 0.00001 of the currency; may be negative. */
  record CurrencyCredit(int subclass, int tid, BigInteger unit1e5) implements Dated {}

  /** Class 0 subclass 8 to 15. */
  record ReservedCredit(int subclass, int tid) implements Dated {}

  /** Class 2 except key changes. The value is 16 bits, read by subclass. */
  record Management(int subclass, int tid, Bits value) implements Dated {}

  /** Class 2 subclass 3, 4, 8, 9: part of a key change; 44 bits; carries no identifier. */
  record KeySection(int subclass, Bits content) implements Reading {}
}
