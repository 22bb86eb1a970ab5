package prepaid.simulation.town;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import prepaid.simulation.engine.Promise;
import prepaid.simulation.engine.Scheduler;
import prepaid.simulation.faults.Port;
import prepaid.simulation.faults.Wire;
import prepaid.vending.cards.CardRedemptions;
import prepaid.vending.cards.Redemption;
import prepaid.vending.cards.RedemptionOutcome;
import prepaid.vending.limits.Limits;
import prepaid.vending.vending.AdviceChannel;
import prepaid.vending.vending.AdviceOutcome;
import prepaid.vending.vending.AdviceRequest;
import prepaid.vending.vending.VendChannel;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

/** The way to the secure module: a synchronous invocation, given up after a while. */
final class ModuleChannel implements VendChannel, AdviceChannel, CardRedemptions {
  private static final Port VEND = Port.write("VendChannel.vend");
  private static final Port ADVISE = Port.write("AdviceChannel.advise");
  private static final Port REDEEM = Port.write("CardRedemptions.redeem");

  private final Wire wire;
  private final Scheduler scheduler;
  private final SecureModule module;
  private final Door door;

  ModuleChannel(Wire wire, Scheduler scheduler, SecureModule module, Door door) {
    this.wire = wire;
    this.scheduler = scheduler;
    this.module = module;
    this.door = door;
  }

  @Override
  public VendOutcome vend(VendRequest request) {
    return answer(VEND, () -> module.vend(door, request), VendOutcome.Undecided::new);
  }

  @Override
  public AdviceOutcome advise(AdviceRequest request) {
    return answer(ADVISE, () -> module.advise(door, request), AdviceOutcome.Undecided::new);
  }

  @Override
  public RedemptionOutcome redeem(Redemption asked) {
    return answer(REDEEM, () -> module.redeem(door, asked), RedemptionOutcome.Undecided::new);
  }

  private <T> T answer(
      Port port, Supplier<Promise<Optional<T>>> invocation, Function<Instant, T> undecided) {
    Promise<Optional<T>> sent = wire.call(port, invocation, fault -> new Promise<>());
    return scheduler
        .await(sent, Limits.INVOCATION_WAIT_MAX)
        .flatMap(inside -> inside)
        .orElseGet(() -> undecided.apply(scheduler.now().plus(Limits.COMMIT_IN_FLIGHT_MAX)));
  }
}
