package prepaid.vending.partners;

/**
 * A till of a partner.
 *
 * @param id as the partner's messages name it
 * @param revoked whether it may no longer sell, because it was stolen or retired
 */
public record Terminal(String id, boolean revoked) {}
