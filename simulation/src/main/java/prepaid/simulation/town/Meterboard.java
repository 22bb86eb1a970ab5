package prepaid.simulation.town;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.meter.Counting;
import prepaid.meter.KeypadAnswer;
import prepaid.meter.ManufactureOrder;
import prepaid.meter.MeterIdentity;
import prepaid.meter.Resource;
import prepaid.meter.StsMeter;
import prepaid.meter.literal.Bits;
import prepaid.meter.literal.DecoderKeys;
import prepaid.meter.literal.Ea07Tables;
import prepaid.sts.EncryptionAlgorithm;
import prepaid.vending.meters.CreditMode;
import prepaid.vending.meters.Registration;

/** The meters on the walls of the town, as their maker made them. */
public final class Meterboard {
  private static final int BASE_DATE = 2014;
  private static final int KEY_TYPE = 2;
  private static final int NEVER_EXPIRES = 255;

  private final Map<String, StsMeter> meters = new HashMap<>();

  Meterboard(List<Registration> registered, InstantSource clock) {
    registered.forEach(meter -> meters.put(meter.number().digits(), make(meter, clock)));
  }

  /** The keypad of a meter. */
  public KeypadAnswer enter(String meter, String digits) {
    return of(meter).keypad(digits);
  }

  /** What a meter has been credited with since it was made, in the steps of its register. */
  public long credited(String meter) {
    return of(meter).state().registers().credit();
  }

  public List<String> numbers() {
    return new ArrayList<>(meters.keySet());
  }

  private StsMeter of(String meter) {
    return Optional.ofNullable(meters.get(meter)).orElseThrow();
  }

  private static StsMeter make(Registration meter, InstantSource clock) {
    String sgc = meter.sts().supplyGroup();
    int ea = meter.sts().encryptionAlgorithm() == EncryptionAlgorithm.EA11 ? 11 : 7;
    boolean money = meter.mode() == CreditMode.CURRENCY;
    Counting counting =
        money ? new Counting.Money("ZAR", Counting.Money.FACTORY_RATE_1E5) : new Counting.Units();
    MeterIdentity identity =
        new MeterIdentity(
            meter.number().digits(),
            ea,
            4,
            BASE_DATE,
            sgc,
            meter.sts().tariffIndex(),
            meter.sts().keyRevision(),
            KEY_TYPE,
            NEVER_EXPIRES,
            Ea07Tables.SAMPLE,
            Resource.ELECTRICITY,
            counting);
    Bits key =
        DecoderKeys.dkga04(
            Bits.ofHex(Town.TEST_KEY),
            new DecoderKeys.Facts(
                identity.meterPan(), sgc, identity.ti(), KEY_TYPE, identity.krn(), ea, BASE_DATE));
    ManufactureOrder order = new ManufactureOrder(identity, key, Optional.empty(), 0, "");
    return new StsMeter(identity, key, order.firstState(clock.instant()), clock);
  }
}
