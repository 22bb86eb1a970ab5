package prepaid.vending.keys;

import java.util.Arrays;
import java.util.Base64;
import prepaid.sts.VendingKey;
import prepaid.vending.limits.Limits;

/**
 * Wraps vending keys under the newest key of the key management service, while they are in use. It
 * runs inside the secure module, some keys a call; what was done stays done, so it may be begun
 * again after any crash. A key is replaced only by itself: its new text was opened and held against
 * its check value before, and its old text must still be there.
 */
public final class Rewrapping implements KeyRewrapping {
  private static final int FAILURES_MAX = 3;

  private final KeyStore store;
  private final KeyWrapping wrapping;
  private final String environment;

  public Rewrapping(KeyStore store, KeyWrapping wrapping, String environment) {
    this.store = store;
    this.wrapping = wrapping;
    this.environment = environment;
  }

  @Override
  public Progress some() {
    int done = 0;
    int left = 0;
    int failed = 0;
    for (String group : store.groups()) {
      for (WrappedKey key : store.keys(group)) {
        if (key.under().equals(wrapping.newest())) {
          continue;
        }
        boolean mayTry = done < Limits.KEYS_REWRAPPED_A_CALL_MAX && failed < FAILURES_MAX;
        if (mayTry && isRewrapped(key)) {
          done++;
        } else {
          left++;
          failed += mayTry ? 1 : 0;
        }
      }
    }
    return new Progress(done, left, failed);
  }

  /** False when the service does not do it now, or somebody else changed the key meanwhile. */
  private boolean isRewrapped(WrappedKey key) {
    try {
      return store.replace(key, rewrapped(key));
    } catch (KeyWrappingFailed failed) {
      return false;
    }
  }

  private WrappedKey rewrapped(WrappedKey key) {
    var context = KeyContexts.vendingKey(environment, key.terms());
    byte[] clear = wrapping.unwrap(key.wrappedBytes(), context);
    try {
      check(key, clear);
      byte[] wrapped = wrapping.wrap(clear, context);
      byte[] again = wrapping.unwrap(wrapped, context);
      try {
        check(key, again);
      } finally {
        Arrays.fill(again, (byte) 0);
      }
      return key.wrapped(Base64.getEncoder().encodeToString(wrapped), wrapping.newest());
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  private static void check(WrappedKey wrapped, byte[] clear) {
    try (VendingKey key = VendingKey.of(clear)) {
      if (!key.checkValue().equals(wrapped.checkValue())) {
        throw new IllegalStateException("an unwrapped vending key has another check value");
      }
    }
  }
}
