package prepaid.sts.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
      "whether a meter number or MeterPAN is right, and its parts",
      "drn? meterPan?",
      "valid why iin manufacturerCode serial",
      IdentityOperation::identity),
  CREDIT(
      "makes a credit token (class 0)",
      "ea decoderKey tables? class? subclass rnd? tid tenths? unit1e5?",
      "token field decodedTenths decodedUnit1e5",
      TokenOperations::credit),
  DECODE(
      "reads a token, or says which result the meter shows for it",
      "ea decoderKey tables? token baseDate?",
      "class subclass service rnd tid utc field decodedTenths decodedUnit1e5 result detail notRead",
      TokenOperations::decode),
  EXPLAIN(
      "reads a token and says in words what it is",
      "ea decoderKey tables? token baseDate?",
      "explanation",
      TokenOperations::explain);

  /** Answers a request whose field names are known. */
  @FunctionalInterface
  interface Handler {
    Map<String, Object> answer(Request request) throws BadRequest;
  }

  /** What vector files carry beside the fields of their subject. */
  private static final Set<String> NOTES = Set.of("op", "id", "comment", "result");

  /**
   * What the vector files of credit tokens expect, so that their lines can be decoded as they are.
   */
  private static final Set<String> EXPECTED =
      Set.of(
          "class",
          "subclass",
          "rnd",
          "tid",
          "tenths",
          "unit1e5",
          "decodedTenths",
          "decodedUnit1e5");

  private final String purpose;
  private final String takes;
  private final String answers;
  private final Handler handler;
  private final Set<String> known;

  Operation(String purpose, String takes, String answers, Handler handler) {
    this.purpose = purpose;
    this.takes = takes;
    this.answers = answers;
    this.handler = handler;
    this.known =
        Stream.of((takes + " " + answers).split(" "))
            .map(field -> field.replace("?", ""))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** The name in requests, such as {@code decoder-key}. */
  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String purpose() {
    return purpose;
  }

  String takes() {
    return takes;
  }

  String answers() {
    return answers;
  }

  static Optional<Operation> titled(String title) {
    return Stream.of(values()).filter(operation -> operation.title().equals(title)).findFirst();
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
    Set<String> unknown = new TreeSet<>();
    request.names().forEach(unknown::add);
    unknown.removeAll(known);
    unknown.removeAll(NOTES);
    if (this == DECODE || this == EXPLAIN) {
      unknown.removeAll(EXPECTED);
    }
    if (!unknown.isEmpty()) {
      throw new BadRequest(
          Kind.UNKNOWN_FIELD,
          "%s has no field %s; it takes %s".formatted(title(), unknown.iterator().next(), takes));
    }
    return handler.answer(request);
  }
}
