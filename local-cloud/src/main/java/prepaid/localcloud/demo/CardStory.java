package prepaid.localcloud.demo;

import java.util.Map;
import prepaid.localcloud.wire.Json;

/** A scratch card, from the shop's counter to the meter, by a phone that can only text. */
final class CardStory {
  private final Transcript transcript;
  private final Handset buyer;
  private final Handset finder;

  CardStory(Transcript transcript, Handset buyer, Handset finder) {
    this.transcript = transcript;
    this.buyer = buyer;
    this.finder = finder;
  }

  /**
   * @param card as {@code ready.json} lists it
   * @param other a neighbour's meter number
   */
  void play(Map<String, Object> card, String home, HomeMeter meter, String other) {
    String pin = Json.string(card, "pin");
    transcript.chapter("In the village there is no web: her mother buys a scratch card");
    transcript.says("serial", Json.string(card, "serial"));
    transcript.says(
        "worth", Json.string(card, "denomination") + " " + Json.string(card, "currency"));
    transcript.chapter("She scratches it, and texts its code and her meter's number");
    String bought = buyer.ask("BUY " + Transcript.grouped(pin) + " " + home);
    transcript.chapter("She types the token into her meter");
    Map<String, Object> answer = meter.enter(Handset.token(bought));
    HomeMeter.check(answer, "result", "Accept");
    transcript.says("display", Json.string(answer, "display"));
    transcript.chapter("She deletes the text by mistake, and sends the card again");
    if (!buyer.ask(pin + " " + home).equals(bought)) {
      throw new StoryBroken("the same card and meter gave another token");
    }
    transcript.chapter("Somebody finds the card on the floor, and tries it for another meter");
    String told = finder.ask(pin + " " + other);
    if (!told.startsWith("This card was used on ")) {
      throw new StoryBroken("a used card was answered: " + told);
    }
  }
}
