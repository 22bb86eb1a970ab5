package prepaid.localcloud.demo;

import java.io.PrintStream;

/** Prints the story so that a person enjoys reading it. */
final class Transcript {
  private final PrintStream out;
  private int chapter;

  Transcript(PrintStream out) {
    this.out = out;
  }

  void chapter(String title) {
    chapter++;
    out.println();
    out.println(chapter + ". " + title);
  }

  void says(String text) {
    text.lines().forEach(line -> out.println("   " + line));
  }

  void says(String label, String text) {
    says("%-12s %s".formatted(label, text));
  }

  /** A token as it is printed for people: five groups of four. */
  static String grouped(String token) {
    return token.replaceAll("(.{4})(?=.)", "$1 ");
  }
}
