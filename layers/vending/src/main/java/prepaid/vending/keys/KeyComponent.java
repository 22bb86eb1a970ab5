package prepaid.vending.keys;

import java.time.Instant;

/**
 * One operator's component of a vending key that waits for the other operator's.
 *
 * @param operator who entered it
 * @param wrapped base64 of the component, encrypted under the component key
 * @param checkValue of the component alone, 6 hexadecimal digits
 */
public record KeyComponent(
    KeyTerms terms, String operator, String wrapped, String checkValue, Instant enteredAt) {}
