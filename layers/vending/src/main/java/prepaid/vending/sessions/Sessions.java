package prepaid.vending.sessions;

import java.time.Instant;
import java.util.Optional;

/** Port: sessions of consumers. They are forgotten some time after they end. */
public interface Sessions {
  void add(Session session);

  /** As it stands now. */
  Optional<Session> find(String id);

  /**
   * @return false when the row is no longer as it was read
   */
  boolean replace(Session before, Session after);

  /**
   * Counts a code that is about to be texted.
   *
   * @return false when the phone was texted as many in this hour as it may
   */
  boolean mayText(String phone, Instant now);
}
