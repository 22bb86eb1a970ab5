package prepaid.vending.ledger;

import java.util.List;
import java.util.Optional;
import prepaid.sts.Drn;
import prepaid.vending.limits.Limits;

/** Port: the vends of one meter, found by their minutes. May miss those of the last moment. */
public interface VendHistory {
  /**
   * The vends between two minutes since 1993-01-01T00:00Z, both included, oldest first.
   *
   * @param most 1 or more; of more vends than that, the oldest are answered
   */
  List<Vend> between(Drn meter, long fromMinute, long toMinute, int most);

  /**
   * The newest vends up to a minute since 1993-01-01T00:00Z, which is included, newest first.
   *
   * @param most 1 or more
   */
  List<Vend> newest(Drn meter, long toMinute, int most);

  /**
   * The last vend that concerns a meter's holder: what engineers key in is passed over, and what
   * undid a sale.
   *
   * @param last the meter's last vend
   */
  default Optional<Vend> lastForHolder(Vend last) {
    return last.isForHolder()
        ? Optional.of(last)
        : newest(last.meter(), last.tokenMinute(), Limits.TOKEN_LOOK_VENDS_MAX).stream()
            .filter(vend -> vend.isForHolder() && !vend.isReversal())
            .findFirst();
  }
}
