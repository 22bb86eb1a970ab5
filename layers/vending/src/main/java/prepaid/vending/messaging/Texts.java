package prepaid.vending.messaging;

/** Port: texts to phones. */
public interface Texts {
  /**
   * Sends a text.
   *
   * @param to E.164
   * @param body at most 160 GSM-7 or 70 UCS-2 characters
   * @return the carrier's id of the message
   * @throws TextNotSent when it was not taken; it may be sent again
   */
  String send(String to, String body);
}
