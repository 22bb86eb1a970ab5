package prepaid.meter.device;

import java.util.Locale;
import java.util.function.UnaryOperator;
import prepaid.meter.device.MeterApplicationProcess.Outcome;
import prepaid.meter.literal.Reading;

/**
 * What class 2 tokens do to a meter, key changes apart. Their token identifier was checked before.
 * A limit of power that is set closes a contactor that an older one opened.
 */
record Management(MeterApplicationProcess process) {
  private static final int EVERY_REGISTER = 0xFFFF;

  /** Of the 16 bits of a tariff rate: one step is 0.01 of the currency for a unit. */
  private static final long RATE_STEP_1E5 = 1000;

  Outcome execute(Reading.Management token) {
    return switch (token) {
      case Reading.MaximumPowerLimit limit -> powerLimit(limit);
      case Reading.ClearCredit clear -> clearCredit(clear);
      case Reading.TariffRate rate -> tariffRate(rate);
      case Reading.ClearTamper clear -> clearTamper(clear);
      case Reading.PhaseUnbalanceLimit limit -> unbalanceLimit(limit);
      case Reading.WaterMeterFactor factor -> waterFactor(factor);
      case Reading.ExtendedSet extended -> process.refused(TokenResult.FUNCTION_ERROR);
      case Reading.ReservedManagement reserved -> process.refused(TokenResult.FUNCTION_ERROR);
    };
  }

  private Outcome powerLimit(Reading.MaximumPowerLimit limit) {
    if (identity().resource() != Resource.ELECTRICITY) {
      return process.refused(TokenResult.FUNCTION_ERROR);
    }
    int watts = limit.watts().intValueExact();
    MeterState after = set(settings -> settings.withPower(watts));
    return process.executed(after, limit.tid(), "LIMIT " + watts + " W");
  }

  private Outcome unbalanceLimit(Reading.PhaseUnbalanceLimit limit) {
    if (identity().resource() != Resource.ELECTRICITY || identity().features().phases() < 2) {
      return process.refused(TokenResult.FUNCTION_ERROR);
    }
    int watts = limit.watts().intValueExact();
    MeterState after = set(settings -> settings.withUnbalance(watts));
    return process.executed(after, limit.tid(), "PHASES " + watts + " W");
  }

  private MeterState set(UnaryOperator<Settings> change) {
    MeterState state = process.state();
    return state.with(change.apply(state.settings())).with(state.supply().reconnected());
  }

  private Outcome clearCredit(Reading.ClearCredit clear) {
    boolean money = identity().counting() instanceof Counting.Money;
    int own = identity().resource().subclass() + (money ? 4 : 0);
    if (clear.register() != own && clear.register() != EVERY_REGISTER) {
      return process.refused(TokenResult.FUNCTION_ERROR);
    }
    MeterState state = process.state();
    return process.executed(state.with(state.registers().cleared()), clear.tid(), "CREDIT CLEARED");
  }

  private Outcome tariffRate(Reading.TariffRate token) {
    if (!(identity().counting() instanceof Counting.Money)) {
      return process.refused(TokenResult.FUNCTION_ERROR);
    }
    if (token.rate() == 0) {
      return process.refused(TokenResult.RANGE_ERROR);
    }
    MeterState state = process.state();
    Settings settings = state.settings().withRate(RATE_STEP_1E5 * token.rate());
    String text =
        String.format(Locale.ROOT, "RATE %d.%02d", token.rate() / 100, token.rate() % 100);
    return process.executed(state.with(settings), token.tid(), text);
  }

  private Outcome clearTamper(Reading.ClearTamper clear) {
    if (clear.value() != 0) {
      return process.refused(TokenResult.RANGE_ERROR);
    }
    MeterState state = process.state();
    return process.executed(state.with(state.supply().untampered()), clear.tid(), "TAMPER CLEARED");
  }

  private Outcome waterFactor(Reading.WaterMeterFactor token) {
    if (identity().resource() != Resource.WATER) {
      return process.refused(TokenResult.FUNCTION_ERROR);
    }
    if (token.factor() == 0) {
      return process.refused(TokenResult.RANGE_ERROR);
    }
    MeterState state = process.state();
    Settings settings = state.settings().withLitres(token.factor());
    return process.executed(state.with(settings), token.tid(), "FACTOR " + token.factor());
  }

  private MeterIdentity identity() {
    return process.identity();
  }
}
