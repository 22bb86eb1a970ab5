package prepaid.vending.tariffs;

import java.util.Optional;
import prepaid.vending.money.Money;

/**
 * A channel's terms under a tariff. A channel without terms is open, without a fee or limits of its
 * own.
 *
 * @param open whether the tariff is sold through it
 * @param smallest sale, beside the utility's own limit
 * @param largest sale, beside the utility's own limit
 */
public record ChannelTerms(
    Channel channel,
    boolean open,
    Optional<Money> smallest,
    Optional<Money> largest,
    Optional<Fee> fee) {
  static ChannelTerms plain(Channel channel) {
    return new ChannelTerms(channel, true, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
