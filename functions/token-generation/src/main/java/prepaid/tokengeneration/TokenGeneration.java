package prepaid.tokengeneration;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import prepaid.aws.invocation.AdviceOutcomeJson;
import prepaid.aws.invocation.Invocation;
import prepaid.aws.invocation.KeyAnswerJson;
import prepaid.aws.invocation.KeyProgressJson;
import prepaid.aws.invocation.RedemptionOutcomeJson;
import prepaid.aws.invocation.TokenChecksJson;
import prepaid.aws.invocation.VendOutcomeJson;
import prepaid.vending.cards.CardRedemptions;
import prepaid.vending.cards.RedemptionOutcome;
import prepaid.vending.keys.KeyCeremony;
import prepaid.vending.keys.KeyRewrapping;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.limits.Limits;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.AdviceOutcome;
import prepaid.vending.vending.AdviceRequest;
import prepaid.vending.vending.Advising;
import prepaid.vending.vending.TokenAudit;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.Vending;

/** What the module answers to an invocation through one of its doors. */
final class TokenGeneration {
  private final Desk desk;
  private final Keys keys;
  private final InstantSource clock;
  private final Journal journal;

  /** Where the module says what it did: kinds and durations, never contents. */
  interface Journal {
    void line(String door, String operation, String outcome);

    void failure(String operation, RuntimeException failure);

    /** Something that somebody must look at now. */
    void alarm(String what, String meter, String payer);
  }

  /** What is done about sales: they are made, advised of, audited, and paid by cards. */
  record Desk(Vending vending, Advising advising, TokenAudit audit, CardRedemptions cards) {}

  /** What is done about vending keys: they are made of components, and wrapped anew. */
  record Keys(KeyCeremony ceremony, KeyRewrapping rewrapping) {}

  TokenGeneration(Desk desk, Keys keys, InstantSource clock, Journal journal) {
    this.desk = desk;
    this.keys = keys;
    this.clock = clock;
    this.journal = journal;
  }

  byte[] answer(String invokedFunctionArn, byte[] payload) {
    Optional<Door> door = Door.ofArn(invokedFunctionArn);
    if (door.isEmpty()) {
      return refused(RefusalKind.NOT_ALLOWED, "This module is invoked through an alias only.");
    }
    return switch (Invocation.parse(payload)) {
      case Answer.Refused<Invocation>(var refusal) ->
          VendOutcomeJson.write(new VendOutcome.Refused(refusal));
      case Answer.Given<Invocation>(Invocation.Vend vend) -> vend(door.get(), vend);
      case Answer.Given<Invocation>(Invocation.Advise(var request)) -> advise(door.get(), request);
      case Answer.Given<Invocation>(Invocation.CheckTokens(var vends)) ->
          checkTokens(door.get(), vends);
      case Answer.Given<Invocation>(Invocation.Redeem asked) -> redeem(door.get(), asked);
      case Answer.Given<Invocation>(Invocation.CompleteKey key) -> completeKey(door.get(), key);
      case Answer.Given<Invocation>(Invocation.RewrapKeys()) -> rewrapKeys(door.get());
    };
  }

  private byte[] vend(Door door, Invocation.Vend vend) {
    if (!door.admits(vend.request())) {
      journal.line(door.name(), "vend", "not-admitted");
      return refused(
          RefusalKind.NOT_ALLOWED, "This channel may not vend for that payer or money source.");
    }
    VendOutcome outcome;
    try {
      outcome = desk.vending().vend(vend.request());
    } catch (RuntimeException failure) {
      // Whatever broke, a vend may have been made; asking again with the same key tells.
      journal.failure("vend", failure);
      outcome = new VendOutcome.Undecided(clock.instant().plus(Limits.COMMIT_IN_FLIGHT_MAX));
    }
    journal.line(door.name(), "vend", word(outcome));
    return VendOutcomeJson.write(outcome);
  }

  private byte[] advise(Door door, AdviceRequest request) {
    String operation = request.kind().name().toLowerCase(Locale.ROOT);
    if (!door.admits(request)) {
      journal.line(door.name(), operation, "not-admitted");
      return AdviceOutcomeJson.write(
          new AdviceOutcome.Refused(
              Refusal.of(RefusalKind.NOT_ALLOWED, "This channel may not advise of that sale.")));
    }
    AdviceOutcome outcome;
    try {
      outcome = desk.advising().advise(request);
    } catch (RuntimeException failure) {
      journal.failure(operation, failure);
      outcome = new AdviceOutcome.Undecided(clock.instant().plus(Limits.COMMIT_IN_FLIGHT_MAX));
    }
    journal.line(door.name(), operation, word(outcome));
    return AdviceOutcomeJson.write(outcome);
  }

  private static String word(AdviceOutcome outcome) {
    return switch (outcome) {
      case AdviceOutcome.Sold sold -> "sold";
      case AdviceOutcome.Reversed reversed -> "reversed";
      case AdviceOutcome.NoSale() -> "no-sale";
      case AdviceOutcome.Refused(var refusal) -> refusal.kind().slug();
      case AdviceOutcome.Undecided undecided -> "undecided";
    };
  }

  private byte[] checkTokens(Door door, List<VendKey> vends) {
    if (!door.checksTokens()) {
      journal.line(door.name(), "check-tokens", "not-admitted");
      return refused(RefusalKind.NOT_ALLOWED, "This channel may not have tokens decoded.");
    }
    Answer<List<TokenAudit.Checked>> answer;
    try {
      answer = desk.audit().check(vends);
    } catch (RuntimeException failure) {
      journal.failure("check-tokens", failure);
      answer =
          Answer.refused(RefusalKind.TRY_AGAIN, "The tokens could not be decoded at this moment.");
    }
    journal.line(
        door.name(),
        "check-tokens",
        answer instanceof Answer.Refused<?>(var refusal) ? refusal.kind().slug() : "checked");
    return TokenChecksJson.write(answer);
  }

  private byte[] redeem(Door door, Invocation.Redeem asked) {
    if (!door.redeems()) {
      journal.line(door.name(), "redeem", "not-admitted");
      return refused(RefusalKind.NOT_ALLOWED, "This channel may not redeem cards.");
    }
    RedemptionOutcome outcome;
    try {
      outcome = desk.cards().redeem(asked.redemption());
    } catch (RuntimeException failure) {
      journal.failure("redeem", failure);
      outcome = new RedemptionOutcome.Undecided(clock.instant().plus(Limits.COMMIT_IN_FLIGHT_MAX));
    }
    journal.line(door.name(), "redeem", word(outcome));
    return RedemptionOutcomeJson.write(outcome);
  }

  private byte[] completeKey(Door door, Invocation.CompleteKey key) {
    if (!door.completesKeys()) {
      journal.line(door.name(), "complete-key", "not-admitted");
      return refused(RefusalKind.NOT_ALLOWED, "This channel may not complete keys.");
    }
    var answer =
        keys.ceremony().complete(key.supplyGroup(), key.keyRevision(), key.expectedCheckValue());
    journal.line(
        door.name(),
        "complete-key",
        answer instanceof Answer.Refused<?>(var refusal) ? refusal.kind().slug() : "completed");
    return KeyAnswerJson.write(answer);
  }

  private byte[] rewrapKeys(Door door) {
    if (!door.completesKeys()) {
      journal.line(door.name(), "rewrap-keys", "not-admitted");
      return refused(RefusalKind.NOT_ALLOWED, "This channel may not wrap keys.");
    }
    Answer<KeyRewrapping.Progress> answer;
    try {
      answer = Answer.given(keys.rewrapping().some());
    } catch (RuntimeException failure) {
      journal.failure("rewrap-keys", failure);
      answer = Answer.refused(RefusalKind.TRY_AGAIN, "The keys could not be wrapped now.");
    }
    journal.line(
        door.name(), "rewrap-keys", answer instanceof Answer.Given<?> ? "rewrapped" : "failed");
    return KeyProgressJson.write(answer);
  }

  private static byte[] refused(RefusalKind kind, String detail) {
    return VendOutcomeJson.write(new VendOutcome.Refused(Refusal.of(kind, detail)));
  }

  private static String word(VendOutcome outcome) {
    return switch (outcome) {
      case VendOutcome.Vended vended -> vended.repeated() ? "repeated" : "vended";
      case VendOutcome.Refused(var refusal) -> refusal.kind().slug();
      case VendOutcome.Undecided undecided -> "undecided";
    };
  }

  private static String word(RedemptionOutcome outcome) {
    return switch (outcome) {
      case RedemptionOutcome.Vended vended -> vended.repeated() ? "repeated" : "vended";
      case RedemptionOutcome.NotAccepted notAccepted -> "not-accepted";
      case RedemptionOutcome.Used used -> "used";
      case RedemptionOutcome.HeldBack heldBack -> "held-back";
      case RedemptionOutcome.Refused(var refusal) -> refusal.kind().slug();
      case RedemptionOutcome.Undecided undecided -> "undecided";
    };
  }
}
