package prepaid.simulation.town;

import java.util.Optional;
import prepaid.simulation.engine.Promise;
import prepaid.simulation.engine.Scheduler;
import prepaid.simulation.faults.Port;
import prepaid.simulation.faults.Wire;
import prepaid.vending.limits.Limits;
import prepaid.vending.vending.AdviceChannel;
import prepaid.vending.vending.AdviceOutcome;
import prepaid.vending.vending.AdviceRequest;
import prepaid.vending.vending.VendChannel;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

/** The way to the secure module: a synchronous invocation, given up after a while. */
final class ModuleChannel implements VendChannel, AdviceChannel {
  private static final Port VEND = Port.write("VendChannel.vend");

  private static final Port ADVISE = Port.write("AdviceChannel.advise");

  private final Wire wire;
  private final Scheduler scheduler;
  private final Functions functions;
  private final Door door;

  ModuleChannel(Wire wire, Scheduler scheduler, Functions functions, Door door) {
    this.wire = wire;
    this.scheduler = scheduler;
    this.functions = functions;
    this.door = door;
  }

  @Override
  public VendOutcome vend(VendRequest request) {
    Promise<Optional<VendOutcome>> answer =
        wire.call(VEND, () -> functions.vend(door, request), fault -> new Promise<>());
    return scheduler
        .await(answer, Limits.INVOCATION_WAIT_MAX)
        .flatMap(inside -> inside)
        .orElseGet(
            () -> new VendOutcome.Undecided(scheduler.now().plus(Limits.COMMIT_IN_FLIGHT_MAX)));
  }

  @Override
  public AdviceOutcome advise(AdviceRequest request) {
    Promise<Optional<AdviceOutcome>> answer =
        wire.call(ADVISE, () -> functions.advise(door, request), fault -> new Promise<>());
    return scheduler
        .await(answer, Limits.INVOCATION_WAIT_MAX)
        .flatMap(inside -> inside)
        .orElseGet(
            () -> new AdviceOutcome.Undecided(scheduler.now().plus(Limits.COMMIT_IN_FLIGHT_MAX)));
  }
}
