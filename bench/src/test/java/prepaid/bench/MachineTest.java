package prepaid.bench;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MachineTest {
  @Test
  void theMachineIsDescribed() {
    Machine machine = Machine.here();
    assertTrue(machine.cores() > 0);
    assertTrue(machine.memoryMebibytes() > 0);
    assertFalse(machine.processor().isBlank());
    assertTrue(machine.words().startsWith(machine.cores() + " cores ("));
    assertTrue(machine.words().contains(Runtime.version().feature() + "."), machine.words());
  }
}
