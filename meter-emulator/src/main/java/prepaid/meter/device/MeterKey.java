package prepaid.meter.device;

/** The key that a meter decodes with at present, and what goes with it. */
public record MeterKey(DecoderKey decoderKey, KeyAttributes attributes) {}
