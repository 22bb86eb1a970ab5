package prepaid.meter.device;

/** Why a contactor is open. */
public enum OpenReason {
  CREDIT_USED_UP("credit", "OFF"),
  TAMPERED("tamper", "TAMPER"),
  POWER_LIMIT("power-limit", "OVERLOAD"),
  PHASE_UNBALANCE("phase-unbalance", "PHASES");

  private final String label;
  private final String display;

  OpenReason(String label, String display) {
    this.label = label;
    this.display = display;
  }

  /** The name in JSON. */
  public String label() {
    return label;
  }

  /** What the meter's display has room for. */
  String display() {
    return display;
  }
}
