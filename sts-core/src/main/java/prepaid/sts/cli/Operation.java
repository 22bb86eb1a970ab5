package prepaid.sts.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import prepaid.sts.cli.BadRequest.Kind;

/** The operations of the tool. Each lists the fields it takes ({@code ?} may be left out). */
@SuppressWarnings("ImmutableEnumChecker") // handlers are method references, sets unmodifiable
enum Operation {
  DECODER_KEY(
      "derives a meter's decoder key from a vending key",
      "dkga ea baseDate? vendingKey meterPan kt sgc ti krn",
      "decoderKey",
      KeyOperations::decoderKey),
  ENCRYPT_BLOCK(
      "encrypts one 64-bit block",
      "ea key plaintext tables?",
      "ciphertext",
      KeyOperations::encryptBlock),
  DECRYPT_BLOCK(
      "decrypts one 64-bit block",
      "ea key ciphertext tables?",
      "plaintext",
      KeyOperations::decryptBlock),
  AMOUNT(
      "the 16-bit field of an amount of units, rounded up to what it can hold",
      "tenths",
      "field decoded",
      FieldOperations::amount),
  CURRENCY(
      "the 20-bit field of an amount of money, rounded towards plus infinity",
      "unit1e5",
      "field decoded",
      FieldOperations::currency),
  TID("the token identifier of a time", "baseDate utc", "tid", FieldOperations::tid),
  CRC("the check field of bytes", "bytes", "crc", FieldOperations::crc),
  IDENTITY(
      "whether a meter number, MeterPAN or identity record is right, and its parts",
      "drn? meterPan? idRecord?",
      "valid why iin manufacturerCode serial expires tct ea sgc ti krn",
      IdentityOperation::identity),
  CREDIT(
      "makes a credit token (class 0)",
      "ea decoderKey tables? class? subclass rnd? tid? utc? baseDate? tenths? unit1e5?",
      "token field decodedTenths decodedUnit1e5",
      MakingOperations::credit),
  MANAGE(
      "makes a management token (class 2)",
      "ea decoderKey tables? class? subclass rnd tid? utc? baseDate? watts? register? value?"
          + " index? rest?",
      "token field decodedWatts",
      MakingOperations::manage),
  TEST_DISPLAY(
      "makes a test and display token (class 1)",
      "class? subclass control? index? mfrCode",
      "token",
      MakingOperations::testDisplay),
  KEY_CHANGE(
      "makes the tokens that change a meter's key",
      "ea oldDecoderKey newDecoderKey tables? kt sgc ti krn ken rollOver threeTokens? oldKt? tid?"
          + " utc? baseDate?",
      "tokens",
      MakingOperations::keyChange),
  DECODE(
      "reads a token or a key-change set, or says which result the meter shows for it",
      "ea? decoderKey? oldDecoderKey? tables? token? tokens? baseDate? kt? ken? mfrCode? oldKt?",
      Fields.DECODED,
      ReadingOperations::decode),
  EXPLAIN(
      "reads a token or a key-change set and says in words what it is",
      "ea? decoderKey? oldDecoderKey? tables? token? tokens? baseDate? kt? ken? mfrCode? oldKt?",
      "explanation",
      ReadingOperations::explain);

  /** Answers a request whose field names are known. */
  @FunctionalInterface
  interface Handler {
    Map<String, Object> answer(Request request) throws BadRequest;
  }

  /** Fields by whom they are for. */
  private static final class Fields {
    /** What vector files carry beside the fields of their subject. */
    static final String NOTES = "op id comment result";

    /** What a token or a set can say. */
    static final String DECODED =
        "class subclass service rnd tid utc field decodedTenths decodedUnit1e5 decodedWatts"
            + " register value index rest control tests readControl mfrCode kenHigh kenLow kt ken"
            + " krn rollOver threeTokens ti sgc sgcLow sgcHigh keyPart newDecoderKey result detail";

    /**
     * What the vector files of tokens made them from, so that their lines can be decoded as they
     * are.
     */
    static final String MADE_FROM = "tenths unit1e5 watts";
  }

  /** Requests name operations by their titles, each of hundreds of thousands. */
  private static final Map<String, Operation> BY_TITLE =
      Stream.of(values())
          .collect(Collectors.toUnmodifiableMap(Operation::title, operation -> operation));

  private static final int FIELD_SHOWN_MAX = 40;

  private final String title;
  private final String purpose;
  private final String takes;
  private final String answers;
  private final Handler handler;
  private final Set<String> known;

  Operation(String purpose, String takes, String answers, Handler handler) {
    this.title = name().toLowerCase(Locale.ROOT).replace('_', '-');
    this.purpose = purpose;
    this.takes = takes;
    this.answers = answers;
    this.handler = handler;
    this.known =
        Stream.of(Fields.NOTES, takes, answers, takes.contains("tokens?") ? expected() : "")
            .flatMap(fields -> Stream.of(fields.split(" ")))
            .map(field -> field.replace("?", ""))
            .filter(field -> !field.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Reading operations do not look at what a vector file expects of them. */
  private static String expected() {
    return Fields.MADE_FROM + " " + Fields.DECODED;
  }

  /** The name in requests, such as {@code decoder-key}. */
  String title() {
    return title;
  }

  String purpose() {
    return purpose;
  }

  String takes() {
    return takes;
  }

  /** The fields that it takes, by name. */
  List<String> fields() {
    return List.of(takes.replace("?", "").split(" "));
  }

  String answers() {
    return answers;
  }

  static Optional<Operation> titled(String title) {
    return Optional.ofNullable(BY_TITLE.get(title));
  }

  static String titles() {
    return Stream.of(values()).map(Operation::title).collect(Collectors.joining(", "));
  }

  /**
   * Answers a request after refusing fields that it does not know, which are mistyped ones. A line
   * of a vector file with {@code op} added is a request too: what it expects as answer is not
   * looked at.
   */
  Map<String, Object> answer(Request request) throws BadRequest {
    for (String name : request.names()) {
      if (!known.contains(name)) {
        String shown = name.length() > FIELD_SHOWN_MAX ? "of that name" : name;
        throw new BadRequest(
            Kind.UNKNOWN_FIELD, "%s has no field %s; it takes %s".formatted(title, shown, takes));
      }
    }
    return handler.answer(request);
  }
}
