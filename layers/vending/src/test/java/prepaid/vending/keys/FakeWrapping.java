package prepaid.vending.keys;

import java.nio.ByteBuffer;
import java.util.Map;

/** Binds material to its context by a number in front of it; counts, and can be made to fail. */
public final class FakeWrapping implements KeyWrapping {
  public int unwraps;
  public boolean fails;

  @Override
  public byte[] encryptComponent(byte[] component, Map<String, String> context) {
    return wrap(component, context);
  }

  @Override
  public byte[] decryptComponent(byte[] ciphertext, Map<String, String> context) {
    return open(ciphertext, context);
  }

  @Override
  public byte[] wrap(byte[] vendingKey, Map<String, String> context) {
    return ByteBuffer.allocate(Integer.BYTES + vendingKey.length)
        .putInt(context.hashCode())
        .put(vendingKey)
        .array();
  }

  @Override
  public byte[] unwrap(byte[] wrapped, Map<String, String> context) {
    unwraps++;
    return open(wrapped, context);
  }

  private byte[] open(byte[] wrapped, Map<String, String> context) {
    ByteBuffer buffer = ByteBuffer.wrap(wrapped);
    if (fails || buffer.getInt() != context.hashCode()) {
      throw new KeyWrappingFailed("refused", new IllegalStateException("fault"));
    }
    byte[] clear = new byte[buffer.remaining()];
    buffer.get(clear);
    return clear;
  }
}
