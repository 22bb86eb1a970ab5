package prepaid.meter.gift;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a vector is there for: a mistake that it catches, or why it is special. */
enum Note {
  Normal("BASIC", "An ordinary case.", ""),
  EdgeCase("EDGE_CASE", "The first or last value of a range or of a step.", ""),
  Refused("MISSING_STEP", "Input that must be refused, with a reason, and never be used.", ""),
  CrcPolynomial(
      "WRONG_PRIMITIVE",
      "The check is the CRC-16 of 0x8005 (reflected 0xA001) from 0xFFFF. Some use 0x1021.",
      "6.3.8"),
  CrcByteSwap(
      "ENCODING", "The two bytes of the check are swapped when placed in the field.", "6.3.8"),
  CurrencyCrc(
      "MISSING_STEP",
      "Currency tokens (class 0, subclasses 4 to 7) are checked by CRC_C, one byte 0x01 more.",
      "6.3.9"),
  CountBytes(
      "MISSING_STEP",
      "The two fields groups of the DKGA04 block start with a byte 0x04 that counts them.",
      "6.5.3.6"),
  KeyByteOrder("ENCODING", "Keys are printed most significant byte first.", "6.5.3"),
  Truncated("ROUNDING", "An amount that no field holds goes up to the next, never down.", "6.3.6"),
  Nearest(
      "ROUNDING", "An amount that no field holds goes up, even if the lower is nearer.", "6.3.6"),
  FloatingPoint(
      "ARITHMETIC", "Amounts of money need more than 53 bits: floating point loses some.", "6.3.7"),
  NegativeRounding(
      "ROUNDING",
      "Amounts below zero are rounded towards plus infinity: to the smaller magnitude.",
      "6.3.7"),
  KeyExpiry(
      "BOUNDARY", "A key is expired if TID >> 16 > KEN, which is not TID > KEN * 65535.", "6.5.2"),
  TariffIndexBinary(
      "ENCODING",
      "TI is a binary number in the key-change token and BCD in key derivation.",
      "6.2"),
  MiddleWords(
      "ENCODING",
      "Of a 128-bit key the first token brings bytes 0-3, the third 4-7, the fourth 8-11 and the"
          + " second 12-15.",
      "6.2"),
  ThirdTokenBit(
      "MISSING_STEP",
      "3KCT is set in the first token of a set of three, and in no other set.",
      "6.2"),
  ReservedMinute("MISSING_STEP", "No ordinary token carries the minute 00:01.", "6.3.5.2"),
  ShortMemory(
      "BOUNDARY", "A meter remembers 50 TIDs or more; with 20, tokens in any order fail.", "7.3"),
  SwappedTables(
      "WRONG_PRIMITIVE",
      "Decryption inverts each table. The sample tables are each other's inverse, which hides a"
          + " decryption that takes the other one instead.",
      "6.4.4"),
  Transposition("ENCODING", "Class bits take the place of bits 28 and 27, which move up.", "6.4.2"),
  NotEncrypted(
      "WRONG_PRIMITIVE", "Tokens of class 1 are not encrypted, and are transposed.", "6.4"),
  Damage("MISSING_STEP", "One changed digit, or another meter's key: the check finds it.", "7.3"),
  Format(
      "MISSING_STEP", "Not 20 ASCII digits below 2^66: a format error, never a CRC error.", "6.1"),
  ReservedCode(
      "MISSING_STEP", "A class or subclass that the standard keeps or leaves to makers.", "6.2"),
  OneSource("LEGACY", "Known from one public source only; refusing it is right as well.", ""),
  LegacyCipher("LEGACY", "EA09 was withdrawn in 2018: tokens may be read, none are made.", "6.4");

  private final String bugType;
  private final String description;
  private final String clause;

  Note(String bugType, String description, String clause) {
    this.bugType = bugType;
    this.description = description;
    this.clause = clause;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("bugType", bugType);
    json.put("description", description);
    if (!clause.isEmpty()) {
      json.put("links", "IEC 62055-41 " + clause);
    }
    return json;
  }
}
