package prepaid.meter.device;

import java.util.Optional;
import prepaid.meter.device.KeyChange.Complete;
import prepaid.meter.device.MeterApplicationProcess.Outcome;
import prepaid.meter.literal.Reading.FirstSection;
import prepaid.meter.literal.Reading.FourthSection;
import prepaid.meter.literal.Reading.KeySection;
import prepaid.meter.literal.Reading.SecondSection;
import prepaid.meter.literal.Reading.ThirdSection;

/**
 * Sections of a key change come in any order. Nothing changes until the last of them; then key and
 * attributes change together, or, when this kind of key may not follow, the whole set is dropped.
 */
record KeyChangeProcess(MeterApplicationProcess process) {

  Outcome take(KeySection section) {
    boolean shortKey = process.identity().keyBits() == 64;
    if (shortKey && section instanceof FourthSection) {
      return process.refused(TokenResult.FUNCTION_ERROR);
    }
    if (!inRange(section, shortKey)) {
      return process.refused(TokenResult.RANGE_ERROR);
    }
    MeterState state = process.state();
    int secondsMax = process.identity().features().keyChangeSeconds();
    KeyChange sections =
        state.keyChange().unlessExpired(process.now(), secondsMax).with(section, process.now());
    Optional<Complete> complete = sections.complete(state.key());
    return complete.isPresent()
        ? change(complete.get())
        : new Outcome(
            state.with(sections),
            new KeypadAnswer.SectionTaken(TokenResult.section(KeyChange.number(section))));
  }

  private static boolean inRange(KeySection section, boolean shortKey) {
    return switch (section) {
      case FirstSection first ->
          first.krn() >= 1
              && first.krn() <= KeyAttributes.KRN_MAX
              && (shortKey || !first.threeTokens());
      case SecondSection second -> second.ti() <= KeyAttributes.TI_MAX;
      case ThirdSection third when shortKey ->
          third.wholeGroup().intValue() <= KeyAttributes.SGC_MAX && third.padding().intValue() == 0;
      case ThirdSection third -> true;
      case FourthSection fourth -> true;
    };
  }

  private Outcome change(Complete change) {
    MeterState state = process.state();
    KeyAttributes attributes = change.key().attributes();
    if (attributes.sgc() > KeyAttributes.SGC_MAX) {
      return dropped(TokenResult.RANGE_ERROR);
    }
    if (!state.key().attributes().kt().mayBecome(attributes.kt())) {
      return dropped(TokenResult.KEY_TYPE_ERROR);
    }
    String text = "KEY " + attributes.krn() + " TI " + attributes.tiDigits();
    return new Outcome(state.rekeyed(change), new KeypadAnswer.Executed(text));
  }

  private Outcome dropped(TokenResult result) {
    return new Outcome(process.state().with(KeyChange.NONE), new KeypadAnswer.Refused(result));
  }
}
