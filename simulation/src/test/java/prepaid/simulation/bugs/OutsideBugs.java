package prepaid.simulation.bugs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import prepaid.simulation.town.Seams;
import prepaid.sts.CreditToken;
import prepaid.sts.DecoderKeyParameters;
import prepaid.sts.ManagementToken;
import prepaid.sts.TestDisplayToken;
import prepaid.sts.Token;
import prepaid.vending.keys.KeyWrappingFailed;
import prepaid.vending.keys.VendingKeys;
import prepaid.vending.keys.WrappedKey;
import prepaid.vending.messaging.TextNotSent;
import prepaid.vending.messaging.Texts;
import prepaid.vending.payments.Reminder;
import prepaid.vending.payments.Reminders;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.tariffs.TariffVersion;
import prepaid.vending.tariffs.Tariffs;
import prepaid.vending.utilities.SupplyGroup;
import prepaid.vending.utilities.Utilities;
import prepaid.vending.utilities.Utility;
import prepaid.vending.vending.VendChannel;
import prepaid.vending.vending.VendOutcome;

/** Keys, texts, time zones, prices and the way to the secure module. */
final class OutsideBugs {
  static final List<PlantedBug> ALL =
      List.of(
          new PlantedBug("token-for-another-meter", keys(OutsideBugs::firstMeter)),
          new PlantedBug("token-of-the-last-sale", keys(OutsideBugs::lastToken)),
          new PlantedBug("key-outage-hidden", keys(OutsideBugs::anyDigits)),
          new PlantedBug("text-failure-hidden", texts(OutsideBugs::alwaysSent)),
          new PlantedBug("text-to-the-last-phone", texts(OutsideBugs::lastPhone)),
          new PlantedBug("no-reminder-of-a-text", noTextReminder()),
          new PlantedBug("months-in-utc", monthsInUtc()),
          new PlantedBug("price-of-tomorrow", priceOfTomorrow()),
          new PlantedBug("time-out-is-a-refusal", timeOutRefused()));

  private OutsideBugs() {}

  private interface Wrapping<T> {
    T around(T inner);
  }

  private interface Minting {
    Token mint(WrappedKey key, DecoderKeyParameters meter, CreditToken credit);
  }

  /** Keys that mint in another way, and do all else as they should. */
  private static VendingKeys minting(VendingKeys inner, Minting minting) {
    return new VendingKeys() {
      @Override
      public Token mint(WrappedKey key, DecoderKeyParameters meter, CreditToken credit) {
        return minting.mint(key, meter, credit);
      }

      @Override
      public Token manage(WrappedKey key, DecoderKeyParameters meter, ManagementToken management) {
        return inner.manage(key, meter, management);
      }

      @Override
      public Token test(TestDisplayToken test) {
        return inner.test(test);
      }

      @Override
      public List<Token> changeKey(Keyed from, Keyed to) {
        return inner.changeKey(from, to);
      }
    };
  }

  private static Seams keys(Wrapping<VendingKeys> bug) {
    return new Seams() {
      @Override
      public VendingKeys keys(VendingKeys inner) {
        return bug.around(inner);
      }
    };
  }

  private static Seams texts(Wrapping<Texts> bug) {
    return new Seams() {
      @Override
      public Texts texts(Texts inner) {
        return bug.around(inner);
      }
    };
  }

  private static VendingKeys firstMeter(VendingKeys inner) {
    Map<String, DecoderKeyParameters> first = new HashMap<>();
    return minting(
        inner,
        (key, meter, credit) ->
            inner.mint(key, first.computeIfAbsent("kept", none -> meter), credit));
  }

  private static VendingKeys lastToken(VendingKeys inner) {
    Map<DecoderKeyParameters, Token> last = new HashMap<>();
    return minting(
        inner,
        (key, meter, credit) ->
            last.computeIfAbsent(meter, none -> inner.mint(key, meter, credit)));
  }

  private static VendingKeys anyDigits(VendingKeys inner) {
    return minting(
        inner,
        (key, meter, credit) -> {
          try {
            return inner.mint(key, meter, credit);
          } catch (KeyWrappingFailed outage) {
            return new Token("12345678901234567890");
          }
        });
  }

  private static Texts alwaysSent(Texts inner) {
    return (to, body) -> {
      try {
        return inner.send(to, body);
      } catch (TextNotSent failed) {
        return "sent";
      }
    };
  }

  private static Texts lastPhone(Texts inner) {
    return new Texts() {
      private @Nullable String last;

      @Override
      public String send(String to, String body) {
        String phone = last == null ? to : last;
        last = to;
        return inner.send(phone, body);
      }
    };
  }

  private static Seams noTextReminder() {
    return new Seams() {
      @Override
      public Reminders reminders(Reminders inner) {
        return new Reminders() {
          @Override
          public void add(Reminder reminder) {
            if (reminder.kind() != Reminder.Kind.TEXT) {
              inner.add(reminder);
            }
          }

          @Override
          public List<Reminder> due(Instant now, int limit) {
            return inner.due(now, limit);
          }

          @Override
          public void done(Reminder reminder) {
            inner.done(reminder);
          }
        };
      }
    };
  }

  private static Seams monthsInUtc() {
    return new Seams() {
      @Override
      public Utilities utilities(Utilities inner) {
        return new Utilities() {
          @Override
          public Optional<Utility> utility(String id) {
            return inner.utility(id).map(OutsideBugs::inUtc);
          }

          @Override
          public Optional<SupplyGroup> supplyGroup(String code) {
            return inner.supplyGroup(code);
          }

          @Override
          public boolean put(Utility utility) {
            return inner.put(utility);
          }

          @Override
          public boolean put(SupplyGroup group) {
            return inner.put(group);
          }

          @Override
          public List<Utility> allUtilities() {
            return inner.allUtilities();
          }
        };
      }
    };
  }

  private static Utility inUtc(Utility utility) {
    return new Utility(
        utility.id(),
        utility.name(),
        utility.currency(),
        ZoneId.of("UTC"),
        utility.languages(),
        utility.phone(),
        utility.address(),
        utility.taxNumber(),
        utility.policy(),
        utility.desk());
  }

  private static Seams priceOfTomorrow() {
    return new Seams() {
      @Override
      public Tariffs tariffs(Tariffs inner) {
        return new Tariffs() {
          @Override
          public List<TariffVersion> versions(String id) {
            return inner.versions(id);
          }

          @Override
          public boolean put(TariffVersion version) {
            return inner.put(version);
          }

          @Override
          public Optional<TariffVersion> inForce(String id, LocalDate day) {
            return versions(id).reversed().stream().findFirst();
          }
        };
      }
    };
  }

  private static Seams timeOutRefused() {
    return new Seams() {
      @Override
      public VendChannel channel(VendChannel inner) {
        return request -> {
          VendOutcome outcome = inner.vend(request);
          return outcome instanceof VendOutcome.Undecided
              ? new VendOutcome.Refused(
                  Refusal.of(RefusalKind.METER_UNKNOWN, "The module did not answer."))
              : outcome;
        };
      }
    };
  }
}
