package prepaid.simulation.town;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.meter.device.Counting;
import prepaid.meter.device.DecoderKey;
import prepaid.meter.device.Features;
import prepaid.meter.device.KeyAttributes;
import prepaid.meter.device.KeyType;
import prepaid.meter.device.KeypadAnswer;
import prepaid.meter.device.ManufactureOrder;
import prepaid.meter.device.MeterIdentity;
import prepaid.meter.device.MeterKey;
import prepaid.meter.device.Resource;
import prepaid.meter.device.Settings;
import prepaid.meter.device.StsMeter;
import prepaid.meter.literal.Bits;
import prepaid.meter.literal.DecoderKeys;
import prepaid.meter.literal.Ea07Tables;
import prepaid.sts.EncryptionAlgorithm;
import prepaid.vending.meters.CreditMode;
import prepaid.vending.meters.Registration;

/** The meters on the walls of the town, as their maker made them. */
public final class Meterboard {
  private static final int BASE_DATE = 2014;
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
    int ea = meter.sts().encryptionAlgorithm() == EncryptionAlgorithm.EA11 ? 11 : 7;
    Counting counting =
        meter.mode() == CreditMode.CURRENCY ? new Counting.Money("ZAR") : new Counting.Units();
    MeterIdentity identity =
        new MeterIdentity(
            meter.number().digits(),
            ea,
            4,
            Ea07Tables.SAMPLE,
            Resource.ELECTRICITY,
            counting,
            Features.usual(counting));
    ManufactureOrder order =
        new ManufactureOrder(
            identity,
            key(meter, identity),
            Settings.FACTORY.rate1e5PerUnit(),
            Optional.empty(),
            0,
            "");
    return order.make(clock);
  }

  private static MeterKey key(Registration meter, MeterIdentity identity) {
    String sgc = meter.sts().supplyGroup();
    String ti = meter.sts().tariffIndex();
    int krn = meter.sts().keyRevision();
    Bits key =
        DecoderKeys.dkga04(
            Bits.ofHex(Town.TEST_KEY),
            new DecoderKeys.Facts(
                identity.meterPan(),
                sgc,
                ti,
                KeyType.DUTK.number(),
                krn,
                identity.ea(),
                BASE_DATE));
    return new MeterKey(
        DecoderKey.of(key),
        new KeyAttributes(
            BASE_DATE,
            Integer.parseInt(sgc),
            Integer.parseInt(ti),
            krn,
            KeyType.DUTK,
            NEVER_EXPIRES));
  }
}
