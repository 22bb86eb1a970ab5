package prepaid.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prepaid.vending.money.Money;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

final class FieldsTest {
  private static final Currency ZAR = Currency.getInstance("ZAR");

  private record Block(Optional<String> upTo, String price) {}

  private record Thing(
      String name, int count, boolean taxed, Money amount, List<Block> blocks, List<String> tags) {}

  private static final String WHOLE =
      "{\"name\": \" Tariff \", \"count\": 7, \"taxed\": true, \"amount\": \"5.00\","
          + " \"blocks\": [{\"upTo\": \"1\", \"price\": \"2\"}, {\"price\": \"3\"}],"
          + " \"tags\": [\"en\"], \"id\": \"t-1\"}";

  private static Fields fields(String json) {
    return switch (JsonReader.read(json.getBytes(StandardCharsets.UTF_8))) {
      case Answer.Given<JsonValue.Members>(var members) -> new Fields(members, "");
      case Answer.Refused<JsonValue.Members>(var refusal) ->
          throw new AssertionError(refusal.detail());
    };
  }

  private static Answer<Thing> read(String json) {
    Fields fields = fields(json);
    Field<String> name = fields.text("name", Shapes.words(20));
    Field<Integer> count = fields.integer("count", 0, 10);
    Field<Boolean> taxed = fields.truth("taxed");
    Field<Money> amount = fields.money("amount", ZAR);
    Field<List<Block>> blocks = fields.objects("blocks", 2, FieldsTest::block);
    Field<List<String>> tags = fields.texts("tags", 2, Shapes.language());
    fields.unchanged("id", "t-1");
    return fields.finish(() ->
        new Thing(name.get(), count.get(), taxed.get(), amount.get(), blocks.get(), tags.get()));
  }

  private static Answer<Block> block(Fields fields) {
    Field<Optional<String>> upTo = fields.optionalDecimal("upTo", Answer::given);
    Field<String> price = fields.decimal("price", Answer::given);
    return fields.finish(() -> new Block(upTo.get(), price.get()));
  }

  private static Refusal refusal(String json) {
    return assertInstanceOf(Answer.Refused.class, read(json)).refusal();
  }

  @Test
  void readsAWholeObject() {
    Thing expected =
        new Thing(
            "Tariff",
            7,
            true,
            new Money(500, ZAR),
            List.of(new Block(Optional.of("1"), "2"), new Block(Optional.empty(), "3")),
            List.of("en"));
    assertEquals(Answer.given(expected), read(WHOLE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"name\": \" Tariff \"|\"name\": 5|name|must be a text, in quotes; it is a number",
        "\"name\": \" Tariff \"|\"name\": \"  \"|name|1 to 20 characters",
        "\"name\": \" Tariff \"|\"name\": \"a\\nb\"|name|line ends",
        "\"name\": \" Tariff \"|\"name\": null|name|is missing",
        "\"count\": 7|\"count\": 11|count|from 0 to 10",
        "\"count\": 7|\"count\": 99999999999999999999|count|from 0 to 10",
        "\"count\": 7|\"count\": 7.0|count|whole number",
        "\"count\": 7|\"count\": 1e1|count|whole number",
        "\"count\": 7|\"count\": \"7\"|count|without quotes; it is a text",
        "\"taxed\": true|\"taxed\": \"true\"|taxed|true or false",
        "\"amount\": \"5.00\"|\"amount\": 5.00|amount|in quotes",
        "\"amount\": \"5.00\"|\"amount\": {}|amount|an object",
        "\"amount\": \"5.00\"|\"amuont\": \"5.00\"|amuont|did you mean \"amount\"",
        "\"upTo\": \"1\"|\"upto\": \"1\"|blocks[0].upto|did you mean \"upTo\"",
        "\"price\": \"3\"|\"price\": 3|blocks[1].price|in quotes",
        "\"price\": \"3\"|\"upTo\": \"3\"|blocks[1].price|is missing",
        "\"tags\": [\"en\"]|\"tags\": []|tags|1 to 2 elements",
        "\"tags\": [\"en\"]|\"tags\": [\"en\",\"fr\",\"sw\"]|tags|1 to 2 elements",
        "\"tags\": [\"en\"]|\"tags\": [\"en\",\"?\"]|tags[1]|tag",
        "\"tags\": [\"en\"]|\"tags\": \"en\"|tags|a list",
        "\"id\": \"t-1\"|\"id\": \"t-2\"|id|cannot be changed",
        "\"id\": \"t-1\"|\"colour\": 1|colour|the fields are name, count"
      })
  void refusesByNameAndInWords(String from, String to, String field, String words) {
    Refusal refusal = refusal(WHOLE.replace(from, to));
    assertEquals(Optional.of(field), refusal.field());
    assertTrue(refusal.detail().contains(words), refusal.detail());
  }

  @Test
  void anEchoMayBeLeftOut() {
    assertInstanceOf(Answer.Given.class, read(WHOLE.replace(", \"id\": \"t-1\"", "")));
  }

  @Test
  void aShapesOwnKindOfRefusalStays() {
    Fields fields = fields("{\"meterNumber\": \"01234567890\"}");
    fields.text("meterNumber", Shapes.meterNumber());
    Refusal refusal = assertInstanceOf(Answer.Refused.class, fields.finish(() -> "")).refusal();
    assertEquals(RefusalKind.METER_NUMBER_INVALID, refusal.kind());
    assertEquals(Optional.of("meterNumber"), refusal.field());
  }

  @Test
  void aCodeIsOneOfAFew() {
    Fields fields = fields("{\"a\": 7, \"b\": 8, \"c\": \"7\"}");
    assertEquals("EA7", fields.code("a", List.of(7, 11), code -> Optional.of("EA" + code)).get());
    fields.code("b", List.of(7, 11), Optional::of);
    fields.code("c", List.of(7, 11), Optional::of);
    Refusal refusal = assertInstanceOf(Answer.Refused.class, fields.finish(() -> "")).refusal();
    assertEquals(Optional.of("b"), refusal.field());
    assertEquals("This must be one of 7, 11.", refusal.detail());
  }

  @Test
  void aRefusedFieldHasNoValue() {
    Field<String> missing = fields("{}").text("name", Answer::given);
    assertTrue(missing.isRefused());
    assertThrows(IllegalStateException.class, missing::get);
  }
}
