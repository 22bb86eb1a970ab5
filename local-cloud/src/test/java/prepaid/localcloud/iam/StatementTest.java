package prepaid.localcloud.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTest {
  @ParameterizedTest
  @CsvSource({
    "arn:aws:dynamodb:r:0:table/a, true",
    "arn:aws:dynamodb:r:0:table/ab, false",
    "arn:aws:dynamodb:r:0:table/b/index/x, true",
    "arn:aws:dynamodb:r:0:table/b/index, false",
    "arn:aws:dynamodb:r:0:table/c-one-d-two-e, true",
    "arn:aws:dynamodb:r:0:table/c-one-e, false"
  })
  void resourcesMatchAsPatterns(String resource, boolean allowed) {
    Statement statement =
        new Statement(
            List.of("dynamodb:GetItem"),
            List.of(
                "arn:aws:dynamodb:r:0:table/a",
                "arn:aws:dynamodb:r:0:table/b/index/*",
                "arn:aws:dynamodb:r:0:table/c*d*e"),
            List.of(),
            Map.of());
    assertEquals(allowed, statement.allows("dynamodb:GetItem", resource, Map.of()));
    assertEquals(false, statement.allows("dynamodb:PutItem", resource, Map.of()));
  }

  @Test
  void notResourceIsEverythingElse() {
    Statement statement =
        new Statement(List.of("sns:Publish"), List.of(), List.of("arn:aws:sns:*:*:*"), Map.of());
    assertEquals(true, statement.allows("sns:Publish", "+27820000001", Map.of()));
    assertEquals(false, statement.allows("sns:Publish", "arn:aws:sns:r:0:topic", Map.of()));
  }

  @Test
  void everyConditionMustHold() {
    Statement statement =
        new Statement(
            List.of("kms:Decrypt"),
            List.of("*"),
            List.of(),
            Map.of("purpose", List.of("a", "b"), "environment", List.of("local")));
    Map<String, String> good = Map.of("purpose", "b", "environment", "local", "more", "x");
    assertEquals(true, statement.allows("kms:Decrypt", "key", good));
    assertEquals(false, statement.allows("kms:Decrypt", "key", Map.of("purpose", "a")));
    assertEquals(
        false,
        statement.allows("kms:Decrypt", "key", Map.of("purpose", "c", "environment", "local")));
  }
}
