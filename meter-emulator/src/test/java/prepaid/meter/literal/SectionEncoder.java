package prepaid.meter.literal;

import java.util.ArrayList;
import java.util.List;

/** Key-change sets for tests: what a vendor would print for a new key, section by section. */
public final class SectionEncoder {
  private SectionEncoder() {}

  /**
   * A new key and what goes with it; a 64-bit key with {@code threeTokens} brings its group.
   *
   * @param sgc 24 bits, beyond what a supply group can be as well
   */
  public record Change(
      Bits key, int sgc, int ti, int krn, int kt, int ken, boolean rollOver, boolean threeTokens) {

    /** A later base date. */
    public Change rolledOver() {
      return new Change(key, sgc, ti, krn, kt, ken, true, threeTokens);
    }

    public Change ofType(int otherKt) {
      return new Change(key, sgc, ti, krn, otherKt, ken, rollOver, threeTokens);
    }

    public Change withTi(int otherTi) {
      return new Change(key, sgc, otherTi, krn, kt, ken, rollOver, threeTokens);
    }

    public Change withKrn(int otherKrn) {
      return new Change(key, sgc, ti, otherKrn, kt, ken, rollOver, threeTokens);
    }

    public Change withSgc(int otherSgc) {
      return new Change(key, otherSgc, ti, krn, kt, ken, rollOver, threeTokens);
    }

    public Change inThree() {
      return new Change(key, sgc, ti, krn, kt, ken, rollOver, true);
    }
  }

  /** The tokens of a change, in the order in which vendors print them. */
  public static List<String> tokens(BlockCipher old, Change change) {
    Bits key = change.key();
    int bits = key.length();
    Bits group = Bits.of(change.sgc(), 24);
    List<String> tokens = new ArrayList<>();
    tokens.add(token(old, 3, first(change).then(key.field(bits - 1, bits - 32))));
    tokens.add(
        token(
            old,
            4,
            Bits.of(change.ken() & 15, 4).then(Bits.of(change.ti(), 8)).then(key.field(31, 0))));
    if (bits == 128) {
      tokens.add(token(old, 8, group.field(11, 0).then(key.field(95, 64))));
      tokens.add(token(old, 9, group.field(23, 12).then(key.field(63, 32))));
    } else if (change.threeTokens()) {
      tokens.add(token(old, 8, group.then(Bits.of(0, 20))));
    }
    return tokens;
  }

  private static Bits first(Change change) {
    return Bits.of(change.ken() >> 4, 4)
        .then(Bits.of(change.krn(), 4))
        .then(Bits.of(change.rollOver() ? 1 : 0, 1))
        .then(Bits.of(change.threeTokens() ? 1 : 0, 1))
        .then(Bits.of(change.kt(), 2));
  }

  /** Any class 2 token whose 44 bits are given. */
  public static String token(BlockCipher cipher, int subclass, Bits content) {
    return LiteralEncoder.token(cipher, 2, Bits.of(subclass, 4).then(content));
  }
}
