package prepaid.vending.partners;

import java.util.Optional;

/** Port: the phones of vendors. */
public interface PhoneVendors {
  /** One strongly consistent read. */
  Optional<PhoneVendor> find(String phone);

  /**
   * Stores a vendor whose row is still at its version.
   *
   * @return false when the row has changed since it was read, or is there although it is new
   */
  boolean put(PhoneVendor vendor);
}
