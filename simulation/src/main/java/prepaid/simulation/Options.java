package prepaid.simulation;

import java.util.List;

/**
 * What the command line asks for.
 *
 * @param seed of the first world
 * @param seeds how many worlds
 * @param purchases how many people buy in each
 * @param seconds when to stop in any case; 0 never
 */
record Options(
    long seed, long seeds, int purchases, long seconds, boolean exhaustive, boolean matrix) {
  private static final Options DEFAULT = new Options(1, 20, 100, 0, false, false);

  static Options parse(List<String> words) {
    Options options = DEFAULT;
    for (int i = 0; i < words.size(); i++) {
      options =
          switch (words.get(i)) {
            case "--exhaustive" -> options.withExhaustive();
            case "--matrix" -> options.withMatrix();
            case "--seed" -> options.withSeed(number(words, ++i));
            case "--from" -> options.withFrom(number(words, ++i));
            case "--seeds" -> options.withSeeds(number(words, ++i));
            case "--purchases" -> options.withPurchases((int) number(words, ++i));
            case "--seconds" -> options.withSeconds(number(words, ++i));
            default -> throw new IllegalArgumentException("there is no " + words.get(i));
          };
    }
    return options;
  }

  private static long number(List<String> words, int at) {
    if (at >= words.size() || !words.get(at).matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException(words.get(at - 1) + " needs a number");
    }
    return Long.parseLong(words.get(at));
  }

  private Options withExhaustive() {
    return new Options(seed, seeds, purchases, seconds, true, matrix);
  }

  private Options withMatrix() {
    return new Options(seed, seeds, purchases, seconds, exhaustive, true);
  }

  /** That one world alone. */
  private Options withSeed(long number) {
    return new Options(number, 1, purchases, seconds, exhaustive, matrix);
  }

  private Options withFrom(long number) {
    return new Options(number, seeds, purchases, seconds, exhaustive, matrix);
  }

  private Options withSeeds(long number) {
    return new Options(seed, number, purchases, seconds, exhaustive, matrix);
  }

  private Options withPurchases(int number) {
    return new Options(seed, seeds, number, seconds, exhaustive, matrix);
  }

  private Options withSeconds(long number) {
    return new Options(seed, seeds, purchases, number, exhaustive, matrix);
  }
}
