package prepaid.sts.cli;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the tool says about itself. */
final class Help {
  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("baseDate", "1993, 2014 or 2035, the key's (DKGA04 keys depend on it)"),
          Map.entry("bytes", "hexadecimal, 1 to 64 bytes; add 01 for currency tokens"),
          Map.entry("ciphertext", "16 hexadecimal digits"),
          Map.entry("class", "0"),
          Map.entry("decoderKey", "hexadecimal, 8 bytes (EA 7, 9) or 16 (EA 11)"),
          Map.entry("dkga", "2 or 4; 1 for the first keys of the oldest meters"),
          Map.entry("drn", "meter number, string of 11 or 13 digits"),
          Map.entry("ea", "7 (STA), 11 (MISTY1), or 9 (DES) for reading only"),
          Map.entry("key", "hexadecimal, 8 bytes (EA 7, 9) or 16 (EA 11)"),
          Map.entry("krn", "key revision number, 1 to 9"),
          Map.entry("kt", "key type: 0 DITK, 1 DDTK, 2 DUTK, 3 DCTK"),
          Map.entry("meterPan", "string of 18 digits"),
          Map.entry("plaintext", "16 hexadecimal digits"),
          Map.entry("rnd", "0 to 15; for units only, and needed there"),
          Map.entry("sgc", "supply group code, string of 6 digits"),
          Map.entry("subclass", "0 electricity, 1 water, 2 gas, 3 time; 4 to 7 the same in money"),
          Map.entry("tables", "\"sample\" or the EA 7 tables themselves, as an object"),
          Map.entry("tenths", "tenths of a kWh, m³ or minute, 0 to 18201624"),
          Map.entry("ti", "tariff index, string of 2 digits"),
          Map.entry("tid", "token identifier, 0 to 16777215"),
          Map.entry("token", "20 digits; spaces and dashes do not count"),
          Map.entry("unit1e5", "hundred-thousandths of the base currency, as a string"),
          Map.entry("utc", "time with its zone, such as 2014-01-01T00:00:00Z"),
          Map.entry("vendingKey", "hexadecimal, 8 bytes (DKGA 1, 2) or 20 (DKGA 4)"));

  private Help() {}

  static String general() {
    String operations =
        Stream.of(Operation.values())
            .map(operation -> "  %-14s %s%n".formatted(operation.title(), operation.purpose()))
            .collect(Collectors.joining());
    return """
    The STS tool: keys, fields and credit tokens of IEC 62055-41.

    Usage:
      vend sts < requests.jsonl            one JSON object a line in, one answer a line out
      vend sts explain TOKEN --key HEX --ea 7|9|11 [--tables FILE] [--base-date YEAR]
      vend sts OPERATION --help            the fields of an operation

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
    String command = operation == Operation.EXPLAIN ? "\n" + explainCommand() : "";
    return """
    %s: %s

    Takes {"op":"%s", …} with
    %s
    Answers %s
    %s\
    """
        .formatted(
            operation.title(),
            operation.purpose(),
            operation.title(),
            fields,
            operation.answers().replace(" ", ", "),
            command);
  }

  private static String field(String field) {
    String name = field.replace("?", "");
    String optional = field.equals(name) ? "" : " (may be left out)";
    return "  %-11s %s%s%n".formatted(name, FIELDS.get(name), optional);
  }

  static String explainCommand() {
    return """
    For people: vend sts explain TOKEN --key HEX --ea 7|9|11 [--tables FILE] [--base-date YEAR]
      TOKEN        20 digits, with or without spaces and dashes
      --key        the decoder key in hexadecimal
      --ea         7 (STA), 9 (DES) or 11 (MISTY1)
      --tables     file with the EA 7 tables; the sample set without it
      --base-date  1993, 2014 or 2035, the base date of the key
    """;
  }
}
