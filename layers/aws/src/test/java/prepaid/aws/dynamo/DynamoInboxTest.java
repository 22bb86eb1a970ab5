package prepaid.aws.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.LocalPorts;
import prepaid.aws.fixture.MovableClock;
import prepaid.aws.fixture.Samples;
import prepaid.aws.fixture.TableShape;
import prepaid.vending.limits.Limits;
import prepaid.vending.texting.InboundText;
import prepaid.vending.texting.Inbox;
import prepaid.vending.texting.Inbox.Taken;

class DynamoInboxTest {
  private static final String PHONE = "+27821234567";
  private static final Optional<String> HELP = Optional.of("a1b2c3");

  private final MovableClock clock = new MovableClock(Samples.NOW);
  private final LocalPorts local = LocalPorts.fresh(clock, TableShape.PHONES);
  private final Inbox inbox = local.ports().inbox();

  private InboundText text(String id) {
    return new InboundText(id, PHONE, "4821900376154208", clock.instant());
  }

  private Taken take(String id, Optional<String> content) {
    return inbox.take(text(id), content, clock.instant().plus(Limits.TEXT_TAKEN_FOR));
  }

  @Test
  void aTextIsAnsweredOnceAndWhoDiesWithItLeavesItToTheNext() {
    assertEquals(Taken.OURS, take("one", HELP));
    assertEquals(Taken.NOT_OURS, take("one", HELP));
    clock.set(clock.instant().plus(Limits.TEXT_TAKEN_FOR).plusSeconds(1));
    assertEquals(Taken.OURS, take("one", HELP), "its taker is dead");
    inbox.putBack(text("one"));
    assertEquals(Taken.OURS, take("one", HELP), "its taker gave it back");
    inbox.answered(text("one"));
    clock.set(clock.instant().plus(Duration.ofDays(1)));
    assertEquals(Taken.NOT_OURS, take("one", HELP));
  }

  @Test
  void theSameContentIsAnsweredThreeTimesAnHour() {
    for (String id : List.of("a", "b", "c")) {
      assertEquals(Taken.OURS, take(id, HELP));
    }
    assertEquals(Taken.TOO_OFTEN, take("d", HELP));
    assertEquals(Taken.NOT_OURS, take("d", HELP), "and it is settled");
    assertEquals(Taken.OURS, take("e", Optional.of("ffffff")));
    assertEquals(Taken.OURS, take("f", Optional.empty()));
    clock.set(clock.instant().plus(Limits.SAME_TEXT_WINDOW).plusSeconds(1));
    assertEquals(Taken.OURS, take("g", HELP));
  }

  @Test
  void whatIsNotToBeCountedMakesRoomForAnother() {
    for (String id : List.of("a", "b", "c")) {
      assertEquals(Taken.OURS, take(id, HELP));
    }
    inbox.uncount(text("c"), HELP.get());
    assertEquals(Taken.OURS, take("d", HELP));
    assertEquals(Taken.TOO_OFTEN, take("e", HELP));
    for (int i = 0; i < 5; i++) {
      inbox.uncount(text("d"), HELP.get());
    }
    assertEquals(Taken.OURS, take("f", HELP), "also when nothing is left to be taken away");
    inbox.uncount(text("f"), "ffffff");
  }

  @Test
  void ofManyAtOnceOneTakesIt() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      Callable<Taken> taking = () -> take("many", HELP);
      List<Future<Taken>> all = threads.invokeAll(java.util.Collections.nCopies(20, taking));
      int ours = 0;
      for (Future<Taken> one : all) {
        ours += one.get() == Taken.OURS ? 1 : 0;
      }
      assertEquals(1, ours);
    }
  }

  @Test
  void noRowHoldsWhatATextSaid() {
    Instant until = clock.instant().plus(Limits.TEXT_TAKEN_FOR);
    assertEquals(Taken.OURS, inbox.take(text("secret"), HELP, until));
    String rows =
        local.rows().scan(scan -> scan.tableName(local.table(TableShape.PHONES))).toString();
    assertFalse(rows.contains("4821900376154208"), rows);
  }
}
