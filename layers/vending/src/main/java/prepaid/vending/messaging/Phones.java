package prepaid.vending.messaging;

import java.util.List;
import java.util.Optional;
import prepaid.sts.Drn;

/** Port: what is known of a phone. Phones are E.164, such as {@code +27821234567}. */
public interface Phones {
  Settings settings(String phone);

  void put(String phone, Settings settings);

  /**
   * The meters that were registered with this phone. Some may have another one by now: the meter's
   * own row tells.
   *
   * @param most 1 or more
   */
  List<Drn> meters(String phone, int most);

  /** Notes that a meter is registered with this phone; doing it again is harmless. */
  void add(String phone, Drn meter);

  /**
   * What somebody asked for by text.
   *
   * @param language in which to answer; empty when none was chosen
   * @param stopped whether to send nothing that was not asked for by text
   */
  record Settings(Optional<TextLanguage> language, boolean stopped) {
    public static final Settings NONE = new Settings(Optional.empty(), false);
  }
}
