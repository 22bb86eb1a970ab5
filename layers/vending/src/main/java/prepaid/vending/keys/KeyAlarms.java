package prepaid.vending.keys;

/** Port: the people who are woken. */
public interface KeyAlarms {
  /** Whether a warning of this mark was told. */
  boolean told(String mark);

  /** Tells a warning, and then marks it as told: a crash in between tells it twice. */
  void tell(KeyWarning warning);
}
