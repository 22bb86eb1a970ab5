package prepaid.scratchcards;

import java.security.SecureRandom;
import java.time.Clock;
import prepaid.vending.cards.CardKeyWrapping;
import prepaid.vending.cards.CardKeys;
import prepaid.vending.cards.CardStore;
import prepaid.vending.cards.CardUses;
import prepaid.vending.cards.PrintStore;
import prepaid.vending.operators.Approvals;
import prepaid.vending.partners.FloatSlices;
import prepaid.vending.partners.Partners;
import prepaid.vending.utilities.Utilities;

/**
 * What operators of cards work with.
 *
 * @param environment such as {@code production}; part of every encryption context
 */
public record CardOffice(
    CardStore store,
    CardUses uses,
    PrintStore prints,
    CardKeys keys,
    CardKeyWrapping wrapping,
    Utilities utilities,
    Partners partners,
    FloatSlices floats,
    Approvals approvals,
    SecureRandom random,
    String environment,
    Clock clock) {}
