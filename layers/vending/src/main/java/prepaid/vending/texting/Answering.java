package prepaid.vending.texting;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import prepaid.vending.cards.CardRedemptions;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.ledger.VendHistory;
import prepaid.vending.limits.Limits;
import prepaid.vending.messaging.Catalogue;
import prepaid.vending.messaging.Deliveries.Asked;
import prepaid.vending.messaging.Delivering;
import prepaid.vending.messaging.Phones;
import prepaid.vending.messaging.TextLanguage;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.Meters;
import prepaid.vending.partners.Accounts;
import prepaid.vending.partners.Partners;
import prepaid.vending.partners.PhoneVendorDoor;
import prepaid.vending.partners.PhoneVendors;
import prepaid.vending.tariffs.Tariffs;
import prepaid.vending.utilities.Utilities;
import prepaid.vending.utilities.Utility;
import prepaid.vending.vending.Quotes;
import prepaid.vending.vending.VendChannel;

/**
 * Answers texts: each message id once, the same content some times an hour, always to the phone
 * that the text names as its sender.
 *
 * <p>An answer is sent first and noted second. Whoever took a text and died has noted nothing: the
 * carrier's retry, or the sender's, finds it again, and whatever was sold is found by its key.
 */
public final class Answering {
  private static final String PHONE = "\\+[1-9][0-9]{6,14}";

  private final Inbox inbox;
  private final Phones phones;
  private final OwnMeters own;
  private final Utilities utilities;
  private final Desk desk;
  private final Delivering delivering;
  private final InstantSource clock;

  /** Where phones, and what was texted, are kept. */
  public record Post(Inbox inbox, Phones phones, Delivering delivering) {}

  /** Where meters and sales are read. */
  public record Registers(
      Meters meters,
      Utilities utilities,
      Tariffs tariffs,
      Quotes quotes,
      Ledger ledger,
      VendHistory vends) {}

  /**
   * What cards are redeemed through, and what phone vendors sell from and through.
   *
   * @param random salts the hashes of their PINs
   */
  public record Counter(
      PhoneVendors vendors,
      Partners partners,
      Accounts accounts,
      VendChannel channel,
      CardRedemptions cards,
      SecureRandom random) {}

  public Answering(Post post, Registers registers, Counter counter, InstantSource clock) {
    this.inbox = post.inbox();
    this.phones = post.phones();
    this.delivering = post.delivering();
    this.utilities = registers.utilities();
    this.clock = clock;
    this.own = new OwnMeters(registers.meters(), phones);
    this.desk =
        new Desk(
            new CardDesk(counter.cards(), registers.quotes(), clock),
            new Desk.OfMeters(
                meterDesk(registers, own, clock), emergencyDesk(registers, counter, own)),
            vendorDesk(registers, counter, clock),
            phones);
  }

  private static MeterDesk meterDesk(Registers registers, OwnMeters own, InstantSource clock) {
    return new MeterDesk(
        new MeterDesk.Sources(
            registers.quotes(), registers.tariffs(), registers.ledger(), registers.vends()),
        own,
        clock);
  }

  private static EmergencyDesk emergencyDesk(Registers registers, Counter counter, OwnMeters own) {
    return new EmergencyDesk(
        registers.quotes(),
        registers.ledger(),
        counter.channel(),
        own,
        new RefusalWords(registers.quotes()));
  }

  private static VendorDesk vendorDesk(Registers registers, Counter counter, InstantSource clock) {
    VendorDesk.Sources sources =
        new VendorDesk.Sources(
            counter.vendors(),
            counter.partners(),
            counter.accounts(),
            registers.utilities(),
            registers.vends());
    RefusalWords refusals = new RefusalWords(registers.quotes());
    return new VendorDesk(
        sources,
        new PhoneVendorDoor(counter.vendors(), counter.random(), clock),
        new VendorSale(sources, counter.channel(), refusals, clock),
        clock);
  }

  /** What became of a text. */
  public enum Outcome {
    ANSWERED,
    /** It was answered before, or somebody is at it. */
    NOT_OURS,
    /** The same was answered so often that an answer would help nobody. */
    TOO_OFTEN,
    /** Its sender is no phone that could be answered. */
    NO_PHONE
  }

  public Outcome answer(InboundText text) {
    if (!text.from().matches(PHONE)) {
      return Outcome.NO_PHONE;
    }
    Heard heard = Grammar.read(text.body());
    Optional<String> content = Content.of(text, heard.command());
    return switch (inbox.take(text, content, clock.instant().plus(Limits.TEXT_TAKEN_FOR))) {
      case NOT_OURS -> Outcome.NOT_OURS;
      case TOO_OFTEN -> Outcome.TOO_OFTEN;
      case OURS -> answer(text, heard, content);
    };
  }

  private Outcome answer(InboundText text, Heard heard, Optional<String> content) {
    Reply reply;
    try {
      reply = desk.reply(text, heard.command());
      send(text, reply, language(text, heard, reply));
    } catch (RuntimeException failure) {
      inbox.putBack(text);
      throw failure;
    }
    inbox.answered(text);
    if (reply.asksForTheSame()) {
      content.ifPresent(said -> inbox.uncount(text, said));
    }
    return Outcome.ANSWERED;
  }

  private void send(InboundText text, Reply reply, TextLanguage language) {
    if (!reply.words().isEmpty()) {
      List<String> bodies = reply.words().stream().map(Catalogue.of(language)::text).toList();
      var unused = delivering.answer(text.key(), new Asked(text.from(), language, bodies));
    }
    reply
        .tokens()
        .ifPresent(vend -> {
          var unused = delivering.tell(vend, text.from(), language);
        });
  }

  /** Chosen by the phone, else that of the words, else of the meter's holder and utility. */
  private TextLanguage language(InboundText text, Heard heard, Reply reply) {
    Optional<TextLanguage> chosen = phones.settings(text.from()).language();
    if (chosen.or(heard::language).isPresent()) {
      return chosen.or(heard::language).get();
    }
    Optional<Meter> meter = reply.about().or(() -> own.all(text.from()).stream().findFirst());
    List<String> spoken =
        reply
            .tokens()
            .map(vend -> vend.utility())
            .or(() -> meter.flatMap(this::owner))
            .flatMap(utilities::utility)
            .map(Utility::languages)
            .orElse(List.of());
    return TextLanguage.chosen(
        Optional.empty(), meter.flatMap(one -> one.registration().holder().language()), spoken);
  }

  private Optional<String> owner(Meter meter) {
    return utilities
        .supplyGroup(meter.registration().sts().supplyGroup())
        .map(group -> group.utility());
  }
}
