package prepaid.vending.texting;

import java.util.Optional;
import prepaid.vending.messaging.Message;
import prepaid.vending.messaging.Phones;
import prepaid.vending.messaging.TextLanguage;

/** Where a text is read out and handed to whoever answers it. */
final class Desk {
  private final CardDesk cards;
  private final MeterDesk meters;
  private final EmergencyDesk emergencies;
  private final VendorDesk vendors;
  private final Phones phones;

  /** Who answers what concerns a meter. */
  record OfMeters(MeterDesk meters, EmergencyDesk emergencies) {}

  Desk(CardDesk cards, OfMeters ofMeters, VendorDesk vendors, Phones phones) {
    this.cards = cards;
    this.meters = ofMeters.meters();
    this.emergencies = ofMeters.emergencies();
    this.vendors = vendors;
    this.phones = phones;
  }

  Reply reply(InboundText text, Command command) {
    String phone = text.from();
    return switch (command) {
      case Command.Buy buy -> cards.buy(text, buy);
      case Command.Balance(var meter) -> meters.balance(phone, meter);
      case Command.Last(var meter) -> meters.last(phone, meter);
      case Command.Price price -> meters.price(price);
      case Command.Sos(var meter) -> emergencies.sos(text, meter);
      case Command.Free(var meter) -> meters.free(phone, meter);
      case Command.Why(var token) -> meters.why(phone, token);
      case Command.Speak(var language) -> speak(phone, language);
      case Command.Help() -> Reply.of(vendors.isVendor(phone) ? Message.HELP_VENDOR : Message.HELP);
      case Command.Stop() -> stopped(phone, true);
      case Command.Start() -> stopped(phone, false);
      case Command.Sell sell -> vendors.sell(text, sell);
      case Command.Surely surely -> vendors.surely(text, surely);
      case Command.Reverse reverse -> vendors.reverse(phone, reverse);
      case Command.Float() -> vendors.left(phone);
      case Command.Sales() -> vendors.today(phone);
      case Command.Join join -> vendors.join(phone, join);
      case Command.Unclear unclear -> HowTo.say(unclear);
    };
  }

  private Reply speak(String phone, Optional<TextLanguage> language) {
    if (language.isEmpty()) {
      return Reply.of(Message.LANGUAGES);
    }
    phones.put(phone, new Phones.Settings(language, phones.settings(phone).stopped()));
    return Reply.of(Message.LANGUAGE_SET);
  }

  private Reply stopped(String phone, boolean stopped) {
    phones.put(phone, new Phones.Settings(phones.settings(phone).language(), stopped));
    return Reply.of(stopped ? Message.STOPPED : Message.STARTED);
  }
}
