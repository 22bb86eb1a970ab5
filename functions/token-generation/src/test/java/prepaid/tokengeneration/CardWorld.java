package prepaid.tokengeneration;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import prepaid.aws.invocation.Invocation;
import prepaid.aws.invocation.RedemptionOutcomeJson;
import prepaid.sts.Drn;
import prepaid.vending.cards.CardAct;
import prepaid.vending.cards.CardBatch;
import prepaid.vending.cards.CardKey;
import prepaid.vending.cards.CardRange;
import prepaid.vending.cards.CardState;
import prepaid.vending.cards.CardStore;
import prepaid.vending.cards.PinCipher;
import prepaid.vending.cards.Redemption;
import prepaid.vending.cards.RedemptionOutcome;
import prepaid.vending.cards.Sender;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.meters.Registration;

/** The module with cards: two versions of the card key, and ranges in every state. */
final class CardWorld {
  static final Sender SOMEBODY = new Sender.ByText("+27829999999");
  static final String OTHER_METER = "12345678903";

  final ModuleWorld world = new ModuleWorld().withKey();
  private final List<PinCipher> ciphers = new ArrayList<>();

  CardWorld() {
    SplittableRandom random = new SplittableRandom(5);
    for (int version = 1; version <= CardKey.LIVE; version++) {
      byte[] key = new byte[CardKey.BYTES];
      random.nextBytes(key);
      ciphers.add(new PinCipher(key));
      byte[] wrapped =
          world.plain.cards().keyWrapping().wrapCardKey(key, CardKey.context("test", version));
      world
          .plain
          .cards()
          .keys()
          .add(new CardKey(version, Base64.getEncoder().encodeToString(wrapped), ModuleWorld.NOW));
    }
    world.plain.meters().register(meter(OTHER_METER));
    world.units.clear();
  }

  static Registration meter(String number) {
    return Highveld.meter(new Drn(number), 1, Optional.empty());
  }

  /** A batch of cards of 100.00 in that state, until the end of the year. */
  CardRange cards(int count, int keyVersion, CardState state) {
    return cards(count, keyVersion, state, Optional.empty());
  }

  CardRange cards(int count, int keyVersion, CardState state, Optional<String> utility) {
    CardStore store = world.plain.cards().store();
    long from = store.nextSerial();
    Instant expiresAt = Instant.parse("2027-01-01T00:00:00Z");
    CardBatch batch =
        new CardBatch(
            "b" + from,
            utility,
            Highveld.RAND,
            expiresAt,
            keyVersion,
            from,
            List.of(new CardBatch.Part(10_000, count)),
            "ann",
            ModuleWorld.NOW);
    CardRange range =
        new CardRange(
            from,
            batch.to(),
            batch.id(),
            Highveld.rand(10_000),
            keyVersion,
            expiresAt,
            utility,
            state,
            1);
    CardAct act = new CardAct(batch.id(), "define", from, batch.to(), "ann", "", ModuleWorld.NOW);
    if (!store.define(batch, List.of(range), act)) {
      throw new AssertionError("not defined");
    }
    return range;
  }

  String pin(long serial, int keyVersion) {
    byte[] digits = new byte[PinCipher.DIGITS];
    ciphers.get(keyVersion - 1).pin(serial, digits, 0);
    return new String(digits, US_ASCII);
  }

  RedemptionOutcome redeem(String pin, String meter) {
    return redeem(pin, meter, SOMEBODY);
  }

  RedemptionOutcome redeem(String pin, String meter, Sender sender) {
    Redemption asked = new Redemption(pin, meter, sender, ModuleWorld.NOW);
    byte[] answer =
        world.module.answer(ModuleWorld.ARN + "card", new Invocation.Redeem(asked).json());
    return RedemptionOutcomeJson.read(answer).orElseThrow();
  }
}
