package prepaid.bench;

import prepaid.sts.Drn;

/** A way of selling from one partner's float. */
interface Sales {
  /** An instance that sells, and the meter whose buyer stands before it. */
  Seller seller(Drn meter);

  /** How often a sale met another and was begun anew. */
  int lost();

  /** Sells once. */
  interface Seller {
    void sell(String reference);
  }
}
