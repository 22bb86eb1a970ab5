package prepaid.http;

import static java.util.stream.Collectors.joining;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import prepaid.vending.money.Money;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/**
 * The fields of a JSON object, each asked for by name. What is wrong is remembered, and {@link
 * #finish} answers it: first a field that nobody asked for, because a typo makes others look
 * missing, then the first that was refused. An optional field that is null counts as left out.
 */
public final class Fields {
  private final JsonValue.Members members;
  private final String prefix;
  private final Set<String> known = new LinkedHashSet<>();
  private final List<Refusal> refusals = new ArrayList<>();

  /** The fields of an object that came in another way than as a body. */
  public static Fields of(JsonValue.Members members) {
    return new Fields(members, "");
  }

  Fields(JsonValue.Members members, String prefix) {
    this.members = members;
    this.prefix = prefix;
  }

  /** A text that must be there, of that shape. */
  public <T> Field<T> text(String name, Shape<T> shape) {
    return required(name, "a text", (path, value) -> texts(value, shape));
  }

  /** A text that may be left out. */
  public <T> Field<Optional<T>> optionalText(String name, Shape<T> shape) {
    return optional(name, "a text", (path, value) -> texts(value, shape));
  }

  /** A decimal, written as a text because a JSON number may lose its decimals on the way. */
  public <T> Field<T> decimal(String name, Shape<T> shape) {
    return required(name, "a decimal", (path, value) -> decimals(value, shape));
  }

  /** A decimal that may be left out. */
  public <T> Field<Optional<T>> optionalDecimal(String name, Shape<T> shape) {
    return optional(name, "a decimal", (path, value) -> decimals(value, shape));
  }

  /** An amount of money above zero. */
  public Field<Money> money(String name, Currency currency) {
    return decimal(name, Amounts.above(currency));
  }

  /** A JSON number without decimals. */
  public Field<Integer> integer(String name, int min, int max) {
    return required(name, "a number", (path, value) -> integers(value, min, max));
  }

  /** A JSON number without decimals that may be left out. */
  public Field<Optional<Integer>> optionalInteger(String name, int min, int max) {
    return optional(name, "a number", (path, value) -> integers(value, min, max));
  }

  /** A JSON number that is one of a few codes. */
  public <T> Field<T> code(String name, List<Integer> codes, IntFunction<Optional<T>> value) {
    String sentence =
        codes.stream().map(String::valueOf).collect(joining(", ", "This must be one of ", "."));
    return required(
        name,
        "a number",
        (path, json) ->
            integers(json, 0, Integer.MAX_VALUE)
                .then(code ->
                    codes.contains(code)
                        ? value.apply(code).map(Answer::given).orElseGet(() -> refused(sentence))
                        : refused(sentence)));
  }

  /** true or false. */
  public Field<Boolean> truth(String name) {
    return required(name, "true or false", (path, value) -> truths(value));
  }

  /** true or false, that may be left out. */
  public Field<Optional<Boolean>> optionalTruth(String name) {
    return optional(name, "true or false", (path, value) -> truths(value));
  }

  /** A text, a number, true or false: as it is written, without its quotes. */
  public Field<Optional<String>> optionalScalar(String name) {
    return optional(name, "a text or a number", (path, value) -> scalar(value));
  }

  private static Answer<String> scalar(JsonValue value) {
    return switch (value) {
      case JsonValue.Text(String text) -> Answer.given(text);
      case JsonValue.Numeral(String text) -> Answer.given(text);
      case JsonValue.Truth(boolean truth) -> Answer.given(Boolean.toString(truth));
      default -> wrong("a text or a number", value);
    };
  }

  /** An object that must be there. */
  public <T> Field<T> object(String name, Function<Fields, Answer<T>> reader) {
    return required(name, "an object", (path, value) -> objects(path, value, reader));
  }

  /** An object that may be left out. */
  public <T> Field<Optional<T>> optionalObject(String name, Function<Fields, Answer<T>> reader) {
    return optional(name, "an object", (path, value) -> objects(path, value, reader));
  }

  /** A list of 1 to {@code max} objects. */
  public <T> Field<List<T>> objects(String name, int max, Function<Fields, Answer<T>> reader) {
    return required(
        name, "a list", (path, value) -> list(path, value, max, (p, v) -> objects(p, v, reader)));
  }

  /** A list of at most {@code max} objects; left out, it is empty. */
  public <T> Field<List<T>> optionalObjects(
      String name, int max, Function<Fields, Answer<T>> reader) {
    boolean none =
        !has(name)
            || members.fields().get(name) instanceof JsonValue.Elements(List<JsonValue> elements)
                && elements.isEmpty();
    return none ? Field.of(List.of()) : objects(name, max, reader);
  }

  /** A list of 1 to {@code max} texts. */
  public <T> Field<List<T>> texts(String name, int max, Shape<T> shape) {
    return required(
        name, "a list", (path, value) -> list(path, value, max, (p, v) -> texts(v, shape)));
  }

  /** A list of texts that may be empty, or left out. */
  public <T> Field<List<T>> optionalTexts(String name, int max, Shape<T> shape) {
    boolean isEmpty =
        !has(name)
            || members.fields().get(name) instanceof JsonValue.Elements(var elements)
                && elements.isEmpty();
    return isEmpty ? Field.of(List.of()) : texts(name, max, shape);
  }

  /** A field that an answer shows and a request may repeat, but not change. */
  public void unchanged(String name, String expected) {
    Field<Optional<String>> echo = optionalText(name, Answer::given);
    if (!echo.isRefused() && echo.get().filter(text -> !text.equals(expected)).isPresent()) {
      refuse(name, "This is \"%s\" and cannot be changed here.".formatted(expected));
    }
  }

  /** Notes what is wrong with a field beyond its shape. */
  public void refuse(String name, String detail) {
    refusals.add(Refusal.of(RefusalKind.INVALID_REQUEST, prefix + name, detail));
  }

  /** Whether the object has a field of that name that is not null; it counts as asked for. */
  public boolean has(String name) {
    known.add(name);
    JsonValue value = members.fields().get(name);
    return value != null && !(value instanceof JsonValue.Nothing);
  }

  /** Whether a field is true or false: for one that may also be a word. */
  public boolean isTruth(String name) {
    return has(name) && members.fields().get(name) instanceof JsonValue.Truth;
  }

  /** The value made of the fields, or the first thing that is wrong with them. */
  public <T> Answer<T> finish(Supplier<T> value) {
    for (String name : members.fields().keySet()) {
      if (!known.contains(name)) {
        return Answer.refused(
            RefusalKind.INVALID_REQUEST, prefix + name, Spelling.unknown(name, known));
      }
    }
    return refusals.isEmpty() ? Answer.given(value.get()) : Answer.refused(refusals.getFirst());
  }

  private <T> Field<T> required(
      String name, String words, BiFunction<String, JsonValue, Answer<T>> reader) {
    if (!has(name)) {
      refuse(name, "The field \"%s%s\" is missing: %s.".formatted(prefix, name, words));
      return Field.refused();
    }
    return read(name, reader);
  }

  private <T> Field<Optional<T>> optional(
      String name, String words, BiFunction<String, JsonValue, Answer<T>> reader) {
    return has(name)
        ? read(name, (path, value) -> reader.apply(path, value).map(Optional::of))
        : Field.of(Optional.empty());
  }

  private <T> Field<T> read(String name, BiFunction<String, JsonValue, Answer<T>> reader) {
    JsonValue value = members.fields().getOrDefault(name, new JsonValue.Nothing());
    return switch (reader.apply(prefix + name, value)) {
      case Answer.Given<T>(T given) -> Field.of(given);
      case Answer.Refused<T>(Refusal refusal) -> {
        refusals.add(located(refusal, prefix + name));
        yield Field.refused();
      }
    };
  }

  private static Refusal located(Refusal refusal, String path) {
    return refusal.field().isPresent()
        ? refusal
        : Refusal.of(refusal.kind(), path, refusal.detail());
  }

  private static <T> Answer<T> texts(JsonValue value, Shape<T> shape) {
    return value instanceof JsonValue.Text(String text)
        ? shape.read(text)
        : wrong("a text, in quotes", value);
  }

  private static <T> Answer<T> decimals(JsonValue value, Shape<T> shape) {
    return switch (value) {
      case JsonValue.Text(String text) -> shape.read(text);
      case JsonValue.Numeral _ ->
          refused(
              "Write this decimal in quotes, such as \"500.00\": a JSON number may lose decimals"
                  + " on the way, so it is not taken.");
      default -> wrong("a decimal in quotes, such as \"500.00\"", value);
    };
  }

  private static Answer<Boolean> truths(JsonValue value) {
    return value instanceof JsonValue.Truth(boolean truth)
        ? Answer.given(truth)
        : wrong("true or false, without quotes", value);
  }

  private static Answer<Integer> integers(JsonValue value, int min, int max) {
    if (!(value instanceof JsonValue.Numeral(String text))) {
      return wrong("a number, without quotes", value);
    }
    if (!text.matches("-?[0-9]+")) {
      return refused("This must be a whole number.");
    }
    BigInteger number = new BigInteger(text);
    boolean inside =
        number.compareTo(BigInteger.valueOf(min)) >= 0
            && number.compareTo(BigInteger.valueOf(max)) <= 0;
    return inside
        ? Answer.given(number.intValueExact())
        : refused("This must be from %d to %d.".formatted(min, max));
  }

  private static <T> Answer<T> objects(
      String path, JsonValue value, Function<Fields, Answer<T>> reader) {
    return value instanceof JsonValue.Members nested
        ? reader.apply(new Fields(nested, path + "."))
        : wrong("an object, in braces", value);
  }

  private static <T> Answer<List<T>> list(
      String path, JsonValue value, int max, BiFunction<String, JsonValue, Answer<T>> reader) {
    if (!(value instanceof JsonValue.Elements(List<JsonValue> elements))) {
      return wrong("a list, in brackets", value);
    }
    if (elements.isEmpty() || elements.size() > max) {
      return refused("This list must have 1 to %d elements.".formatted(max));
    }
    List<T> read = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      String at = path + "[" + i + "]";
      switch (reader.apply(at, elements.get(i))) {
        case Answer.Given<T>(T given) -> read.add(given);
        case Answer.Refused<T>(Refusal refusal) -> {
          return Answer.refused(located(refusal, at));
        }
      }
    }
    return Answer.given(List.copyOf(read));
  }

  private static <T> Answer<T> wrong(String expected, JsonValue value) {
    return refused("This must be %s; it is %s.".formatted(expected, value.words()));
  }

  private static <T> Answer<T> refused(String detail) {
    return Answer.refused(RefusalKind.INVALID_REQUEST, detail);
  }
}
