package prepaid.vending.texting;

import java.util.Optional;
import prepaid.vending.messaging.TextLanguage;

/**
 * A text as it was understood.
 *
 * @param language that its words belong to; empty when they are understood everywhere
 */
public record Heard(Command command, Optional<TextLanguage> language) {}
