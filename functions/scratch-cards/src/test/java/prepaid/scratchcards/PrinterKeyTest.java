package prepaid.scratchcards;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrinterKeyTest {
  @Test
  void whatIsNoKeyIsNone() {
    for (String text :
        new String[] {
          "",
          "no key",
          "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nAAAA\n-----END PGP PUBLIC KEY BLOCK-----",
          "-----BEGIN PGP MESSAGE-----\n\n-----END PGP MESSAGE-----"
        }) {
      assertEquals(Optional.empty(), PrinterKey.parse(text), text);
    }
  }
}
