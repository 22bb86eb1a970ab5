package prepaid.vending.sessions;

import java.time.Instant;
import java.util.Optional;
import prepaid.vending.partners.PinHash;

/**
 * Somebody who says that a phone is theirs, and later has shown it.
 *
 * @param id 128 random bits in 32 hexadecimal digits; names it in addresses
 * @param phone E.164
 * @param code hash of the code that was texted
 * @param tries how often a code was entered so far
 * @param until when the code stops being good, and once it was entered, the session
 * @param secret hash of the token's secret half, 64 hexadecimal digits, once the code was entered
 * @param version of the row
 */
public record Session(
    String id,
    String phone,
    PinHash code,
    int tries,
    Instant until,
    Optional<String> secret,
    long version) {
  Session tried() {
    return new Session(id, phone, code, tries + 1, until, secret, version + 1);
  }

  Session shown(String secretHash, Instant end) {
    return new Session(id, phone, code, tries, end, Optional.of(secretHash), version + 1);
  }
}
