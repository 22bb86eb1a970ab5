package prepaid.sts.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the tool says about itself. */
final class Help {
  private static final int COLUMNS = 100;
  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("baseDate", "1993, 2014 or 2035, the key's (DKGA04 keys depend on it)"),
          Map.entry("bytes", "hexadecimal, 1 to 64 bytes; add 01 for currency tokens"),
          Map.entry("ciphertext", "16 hexadecimal digits"),
          Map.entry("class", "0 credit, 1 test and display, 2 management"),
          Map.entry("control", "9 hexadecimal digits (subclass 0) or 7 (subclass 1)"),
          Map.entry("decoderKey", "hexadecimal, 8 bytes (EA 7, 9) or 16 (EA 11)"),
          Map.entry("dkga", "2 or 4; 1 for the first keys of the oldest meters"),
          Map.entry("drn", "meter number, string of 11 or 13 digits"),
          Map.entry("ea", "7 (STA), 11 (MISTY1), or 9 (DES) for reading only"),
          Map.entry("idRecord", "string of 35 digits: PAN, YYMM, TCT, EA, SGC, TI, KRN"),
          Map.entry("index", "0 to 63, of the extended set"),
          Map.entry("ken", "key expiry number, 0 to 255; 255 never expires"),
          Map.entry("key", "hexadecimal, 8 bytes (EA 7, 9) or 16 (EA 11)"),
          Map.entry("krn", "key revision number, 1 to 9"),
          Map.entry("kt", "key type: 0 DITK, 1 DDTK, 2 DUTK, 3 DCTK"),
          Map.entry("meterPan", "string of 18 digits"),
          Map.entry("mfrCode", "manufacturer code; 0 for every meter"),
          Map.entry("newDecoderKey", "hexadecimal, the key that the meter gets"),
          Map.entry("oldDecoderKey", "hexadecimal, the key that the meter has"),
          Map.entry("oldKt", "type of the key that the meter has: 0 to 3"),
          Map.entry("plaintext", "16 hexadecimal digits"),
          Map.entry("register", "0 to 7 as the subclasses of credit, 65535 for all"),
          Map.entry("rest", "0 to 1023, of the extended set"),
          Map.entry("rnd", "0 to 15; credit in money has none"),
          Map.entry("rollOver", "1 when the new key's base date is later, else 0"),
          Map.entry("sgc", "supply group code, string of 6 digits"),
          Map.entry(
              "subclass",
              "credit: 0 electricity, 1 water, 2 gas, 3 time, 4 to 7 the same in money; manage: 0"
                  + " power limit, 1 clear credit, 2 tariff rate, 5 clear tamper, 6 phase unbalance"
                  + " limit, 7 water factor, 10 extended set; test-display: 0 or 1 by digits of the"
                  + " manufacturer code, 2 extended set"),
          Map.entry("tables", "\"sample\" or the EA 7 tables themselves, as an object"),
          Map.entry("tenths", "tenths of a kWh, m³ or minute, 0 to 18201624"),
          Map.entry("threeTokens", "whether an EA 7 set has a third token for the supply group"),
          Map.entry("ti", "tariff index, string of 2 digits"),
          Map.entry("tid", "token identifier, 0 to 16777215; or give utc and baseDate"),
          Map.entry("token", "20 digits; spaces and dashes do not count"),
          Map.entry("tokens", "a list: all tokens of a key-change set"),
          Map.entry("unit1e5", "hundred-thousandths of the base currency, as a string"),
          Map.entry("utc", "time with its zone, such as 2014-01-01T00:00:00Z"),
          Map.entry("value", "0 to 65535"),
          Map.entry("vendingKey", "hexadecimal, 8 bytes (DKGA 1, 2) or 20 (DKGA 4)"),
          Map.entry("watts", "0 to 18201624"));

  private static final String READING_COMMAND =
      """
      For people: vend sts %s TOKEN --key HEX --ea 7|9|11 [OPTIONS]
        TOKEN        20 digits, with or without spaces and dashes; or all tokens of a key change
        --key        the decoder key in hexadecimal; test and display tokens need none
        --ea         7 (STA), 9 (DES) or 11 (MISTY1)
        --tables     file with the EA 7 tables; the sample set without it
        --base-date  1993, 2014 or 2035, the base date of the key
        --kt         type of the meter's key, 0 to 3: is the token refused for it?
        --ken        expiry number of the meter's key, 0 to 255: likewise
        --mfr-code   manufacturer code of the meter: likewise
      The exit code is 0, 1 for a token that a meter refuses, 2 for a wrong command line.
      """;

  private static final String ENCODE_COMMAND =
      """
      For people: vend sts encode credit|manage|test-display|key-change [OPTIONS]
        Each field of the operation is an option: --tid 1000, --base-date 2014, --mfr-code 0;
        --key is the decoder key, --tables a file. See vend sts OPERATION --help for the fields.
      For example
        vend sts encode credit --key HEX --ea 11 --subclass 0 --rnd 5 --tenths 500 \\
          --utc 2026-01-31T12:00:00Z --base-date 2014
        vend sts encode test-display --subclass 0 --control fffffffff --mfr-code 0
      """;

  private Help() {}

  /** What helps with a command line that names no operation. */
  static String of(List<String> words) {
    return words.contains(PeopleCommands.ENCODE) ? ENCODE_COMMAND : general();
  }

  private static String general() {
    String operations =
        Stream.of(Operation.values())
            .map(operation -> "  %-14s %s%n".formatted(operation.title(), operation.purpose()))
            .collect(Collectors.joining());
    return """
    The STS tool: keys, fields and tokens of IEC 62055-41.

    Usage:
      vend sts < requests.jsonl               one JSON object a line in, one answer a line out
      vend sts explain TOKEN [OPTIONS]        what a token is, in words
      vend sts decode TOKEN [OPTIONS]         what a token is, field by field
      vend sts encode OPERATION [OPTIONS]     makes a token; OPERATION is credit, manage,
                                              test-display or key-change
      vend sts OPERATION --help               the fields of an operation

    Operations ("op" in a request):
    %s
    A request that cannot be answered gets {"error":{"kind":…,"detail":…}}; the next line is read.
    Keys given to this tool can be seen by others of this machine: use test keys.
    """
        .formatted(operations);
  }

  static String of(Operation operation) {
    String fields =
        Stream.of(operation.takes().split(" ")).map(Help::field).collect(Collectors.joining());
    String command =
        operation == Operation.EXPLAIN || operation == Operation.DECODE
            ? "\n" + READING_COMMAND.formatted(operation.title())
            : "";
    return """
    %s: %s

    Takes {"op":"%s", …} with
    %s
    %s%s\
    """
        .formatted(
            operation.title(),
            operation.purpose(),
            operation.title(),
            fields,
            wrapped("Answers ", operation.answers().replace(" ", ", ")),
            command);
  }

  private static String field(String field) {
    String name = field.replace("?", "");
    String optional = field.equals(name) ? "" : " (may be left out)";
    return wrapped("  %-13s ".formatted(name), FIELDS.get(name) + optional);
  }

  /** Words in lines that fit a terminal, the first after a margin, the others below its end. */
  private static String wrapped(String margin, String text) {
    StringBuilder lines = new StringBuilder();
    StringBuilder line = new StringBuilder(margin);
    for (String word : text.split(" ")) {
      if (line.length() + word.length() >= COLUMNS) {
        lines.append(line.toString().stripTrailing()).append('\n');
        line = new StringBuilder(" ".repeat(margin.length()));
      }
      line.append(word).append(' ');
    }
    return lines.append(line.toString().stripTrailing()).append('\n').toString();
  }
}
