package prepaid.meter.gift;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import prepaid.meter.literal.Bits;
import prepaid.meter.literal.BlockCipher;
import prepaid.meter.literal.Ea07;
import prepaid.meter.literal.Ea07Tables;
import prepaid.meter.literal.Misty1;

/** The kinds of meters that vectors are made for: by cipher and, for EA07, by tables. */
final class Meters {
  private static final List<Ea07Tables> OTHERS =
      IntStream.rangeClosed(1, 2).mapToObj(Meters::tables).toList();

  private Meters() {}

  private static Ea07Tables tables(int number) {
    Dice dice = new Dice(100 + number);
    return new Ea07Tables(
        "other-" + number, dice.shuffled(16), dice.shuffled(16), dice.shuffled(64));
  }

  /**
   * @param ea 7 or 11
   */
  record Kind(int ea, Ea07Tables tables) {
    int keyBits() {
      return ea == 11 ? 128 : 64;
    }

    BlockCipher cipher(Bits key) {
      return ea == 11 ? new Misty1(key) : new Ea07(tables, key);
    }

    Note[] notes() {
      return ea == 11 || tables.equals(Ea07Tables.SAMPLE)
          ? new Note[] {Note.Normal}
          : new Note[] {Note.SwappedTables};
    }

    /** A group whose fields say the cipher and, where it has some, its tables. */
    VectorFile.Group group(VectorFile file, String type) {
      VectorFile.Group group = file.group(type).with("ea", ea);
      return ea == 11 ? group : group.with("tables", json(tables));
    }
  }

  private static Map<String, Object> json(Ea07Tables tables) {
    return Fields.of(
        "name",
        tables.name(),
        "substitution0",
        tables.substitution0(),
        "substitution1",
        tables.substitution1(),
        "permutation",
        tables.permutation());
  }

  static List<Kind> kinds() {
    return Stream.concat(
            Stream.of(new Kind(7, Ea07Tables.SAMPLE), new Kind(11, Ea07Tables.SAMPLE)),
            OTHERS.stream().map(tables -> new Kind(7, tables)))
        .toList();
  }
}
