package prepaid.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
  private final Environment environment =
      new Environment(Map.of("METERS_TABLE", "meters", "EMPTY", "", "SECRET", "hush"));

  @Test
  void whatIsRequiredIsThereOrNamed() {
    assertEquals("meters", environment.required("METERS_TABLE"));
    for (String name : new String[] {"VENDS_TABLE", "EMPTY"}) {
      var missing = assertThrows(IllegalStateException.class, () -> environment.required(name));
      assertEquals("environment variable not set: " + name, missing.getMessage());
    }
  }

  @Test
  void anEmptyVariableIsAbsent() {
    assertEquals(Optional.empty(), environment.find("EMPTY"));
    assertEquals(Optional.of("meters"), environment.find("METERS_TABLE"));
  }

  @Test
  void itsTextNamesVariablesAndNoValues() {
    assertEquals("Environment[EMPTY, METERS_TABLE, SECRET]", environment.toString());
    assertFalse(environment.toString().contains("hush"));
  }
}
