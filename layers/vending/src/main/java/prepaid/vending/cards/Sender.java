package prepaid.vending.cards;

import java.util.List;
import java.util.Optional;

/** Who sends a redemption: wrong PINs are counted by these, each kind for itself. */
public sealed interface Sender {
  /** Under which names wrong PINs are counted, at most two. */
  List<String> names();

  /** Whether this phone number is proved to be the sender's. */
  default boolean provesPhone(String phone) {
    return false;
  }

  /**
   * A phone that texted; the carrier vouches for its number.
   *
   * @param phone E.164
   */
  record ByText(String phone) implements Sender {
    @Override
    public List<String> names() {
      return List.of("text#" + phone);
    }

    @Override
    public boolean provesPhone(String other) {
      return phone.equals(other);
    }
  }

  /**
   * Somebody on the web.
   *
   * @param network the source address as the gateway saw it; of IPv6 the first 64 bits
   * @param phone what they say their phone is: counted apart from texts, so that nobody can lock
   *     another's phone out of texting
   */
  record OnWeb(String network, Optional<String> phone) implements Sender {
    @Override
    public List<String> names() {
      return phone
          .map(claimed -> List.of("web#" + network, "claimed#" + claimed))
          .orElseGet(() -> List.of("web#" + network));
    }
  }

  /** A till of a partner. */
  record AtTill(String partner, String terminal) implements Sender {
    @Override
    public List<String> names() {
      return List.of("till#" + partner + "#" + terminal);
    }
  }
}
