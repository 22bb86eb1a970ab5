package prepaid.sts.cli;

import java.util.List;
import prepaid.sts.KeySection;
import prepaid.sts.KeyType;
import prepaid.sts.ReceivedKey;

/** Key changes in sentences, which say nothing of the keys themselves. */
final class KeyChangeWords {
  private KeyChangeWords() {}

  static List<String> of(KeySection section) {
    return List.of(
        "A key-change token for a meter with this key, which is its old one: %s."
            .formatted(what(section)),
        "It is for meters with keys of %s.".formatted(keys(section)),
        "It changes nothing until the whole set is in, in any order and in time; it has no token"
            + " identifier, so it never grows old and its key need not be valid any more.",
        "It is refused by a meter with another key (CRCError), and the complete set by one whose"
            + " key may not become one of the new type (KeyTypeError).");
  }

  private static String what(KeySection section) {
    return switch (section) {
      case KeySection.First first ->
          "the first section, with key type %s, key revision %d%s%s"
              .formatted(
                  first.keyType(),
                  first.keyRevision(),
                  first.rollsOver() ? ", after which the meter forgets the tokens it knows" : "",
                  first.ofThree() ? ", of a set of three" : "");
      case KeySection.Second second ->
          "the second section, with tariff index " + second.tariffIndex();
      case KeySection.SupplyGroup group ->
          "the third section, with supply group " + group.supplyGroupCode();
      case KeySection.Third third -> "the third section, with the lower half of the supply group";
      case KeySection.Fourth fourth ->
          "the fourth section, with the upper half of the supply group";
    };
  }

  private static String keys(KeySection section) {
    return switch (section) {
      case KeySection.First first -> first.ofThree() ? "64 bits" : "64 or 128 bits";
      case KeySection.Second second -> "64 or 128 bits";
      case KeySection.SupplyGroup group -> "64 bits";
      case KeySection.Third third -> "128 bits";
      case KeySection.Fourth fourth -> "128 bits";
    };
  }

  static List<String> of(ReceivedKey received, int count) {
    return List.of(
        "A key change of %d tokens for a meter with this key, which is its old one."
            .formatted(count),
        "The new key is of type %s (%s), %stariff index %s, key revision %d; it %s."
            .formatted(
                received.keyType(),
                type(received.keyType()),
                received.supplyGroupCode().map(sgc -> "supply group " + sgc + ", ").orElse(""),
                received.tariffIndex(),
                received.keyRevision(),
                received.keyExpiry() == Reading.KEN_NEVER
                    ? "never expires"
                    : "has the expiry number " + received.keyExpiry()),
        received.rollsOver()
            ? "It counts from a later base date: the meter forgets the tokens it knows, and what"
                + " was not entered before is lost."
            : "The meter goes on remembering the tokens it knows.",
        "It is for meters with keys of %d bits.".formatted(8 * received.key().lengthBytes()),
        "It is refused by a meter whose key may not become one of the new type (KeyTypeError).");
  }

  private static String type(KeyType type) {
    return switch (type) {
      case DITK -> "set by the maker";
      case DDTK -> "default, takes no credit";
      case DUTK -> "the ordinary key of a supply group";
      case DCTK -> "common, for magnetic cards";
    };
  }
}
