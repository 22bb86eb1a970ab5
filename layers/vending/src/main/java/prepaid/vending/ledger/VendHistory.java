package prepaid.vending.ledger;

import java.util.List;
import prepaid.sts.Drn;

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
}
