package prepaid.meter.gift;

import static prepaid.meter.gift.VectorFile.INVALID;
import static prepaid.meter.gift.VectorFile.VALID;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import prepaid.meter.literal.Bits;
import prepaid.meter.literal.SectionEncoder;

/** Vectors of key-change sets, encrypted under the old key. */
final class KeyChangeVectors {
  private static final int SETS = 24;

  private KeyChangeVectors() {}

  static VectorFile file() {
    VectorFile file =
        new VectorFile(
            "sts_key_change_set",
            "STS-KEY-CHANGE",
            "Key-change sets of two, three and four tokens, in the order of their entry.");
    Dice dice = new Dice(12);
    for (Meters.Kind kind : Meters.kinds()) {
      Bits old = dice.bits(kind.keyBits());
      VectorFile.Group group = kind.group(file, "KeyChangeSet").with("oldDecoderKey", old.hex());
      for (int i = 0; i < SETS; i++) {
        boolean threeTokens = kind.ea() == 7 && i % 2 == 1;
        set(group, kind, old, change(dice, kind, threeTokens));
      }
      refused(group, fields(change(dice, kind, false)));
    }
    return file;
  }

  private static SectionEncoder.Change change(Dice dice, Meters.Kind kind, boolean threeTokens) {
    return new SectionEncoder.Change(
        dice.bits(kind.keyBits()),
        dice.below(1_000_000),
        dice.below(100),
        1 + dice.below(9),
        dice.below(3),
        dice.below(256),
        dice.coin(),
        threeTokens);
  }

  private static Map<String, Object> fields(SectionEncoder.Change change) {
    return Fields.of(
        "newDecoderKey",
        change.key().hex(),
        "kt",
        change.kt(),
        "sgc",
        String.format("%06d", change.sgc()),
        "ti",
        String.format("%02d", change.ti()),
        "krn",
        change.krn(),
        "ken",
        change.ken(),
        "rollOver",
        change.rollOver(),
        "threeTokens",
        change.threeTokens());
  }

  private static void set(
      VectorFile.Group group, Meters.Kind kind, Bits old, SectionEncoder.Change change) {
    List<Note> notes = new ArrayList<>();
    if (change.ti() >= 10) {
      notes.add(Note.TariffIndexBinary);
    }
    if (kind.ea() == 11) {
      notes.add(Note.MiddleWords);
    }
    notes.add(Note.ThirdTokenBit);
    group.test(
        VALID,
        "",
        Fields.and(fields(change), "tokens", SectionEncoder.tokens(kind.cipher(old), change)),
        notes.toArray(Note[]::new));
  }

  private static void refused(VectorFile.Group group, Map<String, Object> right) {
    for (Map.Entry<String, List<Object>> field :
        List.<Map.Entry<String, List<Object>>>of(
            Map.entry("krn", List.of(0, 10)),
            Map.entry("ti", List.of("100", "1")),
            Map.entry("sgc", List.of("12345", "1234567")),
            Map.entry("ken", List.of(-1, 256)),
            Map.entry("kt", List.of(4)))) {
      for (Object wrong : field.getValue()) {
        group.test(INVALID, field.getKey(), Fields.and(right, field.getKey(), wrong), Note.Refused);
      }
    }
  }
}
