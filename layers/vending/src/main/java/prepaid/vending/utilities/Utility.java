package prepaid.vending.utilities;

import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * An energy utility.
 *
 * @param id lower-case letters, digits and dashes, 1-32 characters
 * @param languages IETF tags, the first is the default
 */
public record Utility(
    String id,
    String name,
    Currency currency,
    ZoneId timeZone,
    List<String> languages,
    Optional<String> phone,
    Optional<String> address,
    Optional<String> taxNumber,
    SalePolicy policy,
    DeskPolicy desk) {}
