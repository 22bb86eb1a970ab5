package prepaid.house;

/**
 * Something that nobody should have to point out.
 *
 * @param path of the file, from the repository's root
 * @param line from 1
 * @param rule that it breaks, by its name
 * @param what was found, in words
 */
record Finding(String path, long line, String rule, String what) {
  @Override
  public String toString() {
    return path + ":" + line + ": [" + rule + "] " + what;
  }
}
