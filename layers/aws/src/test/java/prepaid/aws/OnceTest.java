package prepaid.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OnceTest {
  @Test
  void itIsMadeWhenAskedForAndOnce() {
    AtomicInteger made = new AtomicInteger();
    Once<Integer> once = new Once<>(made::incrementAndGet);
    assertEquals(0, made.get());
    assertEquals(1, once.get());
    assertEquals(1, once.get());
  }

  @Test
  void aFailureIsNotKept() {
    AtomicInteger asked = new AtomicInteger();
    Once<Integer> once =
        new Once<>(() -> {
          if (asked.incrementAndGet() == 1) {
            throw new IllegalStateException("not yet");
          }
          return asked.get();
        });
    assertThrows(IllegalStateException.class, once::get);
    assertEquals(2, once.get());
  }
}
