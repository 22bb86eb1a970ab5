package prepaid.localcloud.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntrinsicsTest {
  private static Object resolve(String yaml) {
    Scope scope = new Scope(Map.of("Name", "grid"));
    scope.define("Table.Arn", "arn:table");
    scope.condition("Given", true);
    scope.condition("Missing", false);
    Object value = TemplateYaml.parse("value: " + yaml).getOrDefault("value", "");
    return new Intrinsics(scope).resolve(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!Ref Name|grid",
        "!GetAtt Table.Arn|arn:table",
        "!Sub 'a-${Name}-${AWS::Region}-${!Literal}'|a-grid-eu-west-1-${Literal}",
        "!Sub ['${x}-${Name}', {x: !Ref Name}]|grid-grid",
        "!If [Given, one, two]|one",
        "!If [Missing, one, !Ref Name]|grid",
        "!Equals [!Ref Name, grid]|true",
        "!Not [!Equals [!Ref Name, grid]]|false",
        "!And [!Condition Given, !Condition Missing]|false",
        "!Or [!Condition Given, !Condition Missing]|true",
        "!Join [':', [a, !Ref Name]]|a:grid",
        "!Select [1, [a, b]]|b",
        "2012-10-17|2012-10-17"
      })
  void resolves(String yaml, String expected) {
    assertEquals(expected, resolve(yaml).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"!Ref Nobody", "!GetAtt Table.Nothing", "!FindInMap [a, b, c]", "!If [Maybe, 1, 2]"})
  void refusesWhatItDoesNotKnow(String yaml) {
    assertThrows(TemplateRefused.class, () -> resolve(yaml));
  }

  @Test
  void noValueDropsTheMember() {
    assertEquals(List.of("a"), resolve("[a, !If [Given, !Ref AWS::NoValue, b]]"));
    assertEquals(Map.of("k", "grid"), resolve("{k: !Ref Name, gone: !Ref AWS::NoValue}"));
  }
}
