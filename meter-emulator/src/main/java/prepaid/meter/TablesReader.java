package prepaid.meter;

import prepaid.meter.literal.Ea07Tables;

/** Reads the tables of EA07 from a manufacture order: the sample set by name, or a set inline. */
final class TablesReader {
  private TablesReader() {}

  static Ea07Tables read(int ea, Fields body) throws RefusedRequest {
    if (!body.has("tables") || body.isText("tables")) {
      String name = body.text("tables").orElse("sample");
      if (!name.equals("sample")) {
        throw RefusedRequest.field("tables", "tables must be \"sample\" or a table set inline.");
      }
      return Ea07Tables.SAMPLE;
    }
    Fields set = body.object("tables").orElseThrow();
    if (ea != 7) {
      throw RefusedRequest.field("tables", "Only EA 7 has tables.");
    }
    // What a table file says about itself is welcome beside the tables.
    set.text("about");
    Ea07Tables tables = inline(set);
    set.requireNoOthers();
    // A fleet shares one object.
    return tables.equals(Ea07Tables.SAMPLE) ? Ea07Tables.SAMPLE : tables;
  }

  private static Ea07Tables inline(Fields set) throws RefusedRequest {
    try {
      return new Ea07Tables(
          set.text("name").orElse("inline"),
          set.integers("substitution0"),
          set.integers("substitution1"),
          set.integers("permutation"));
    } catch (IllegalArgumentException malformed) {
      throw RefusedRequest.field("tables", "In the table set, " + malformed.getMessage() + ".");
    }
  }
}
