package prepaid.simulation.outside;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import prepaid.simulation.faults.Fault;
import prepaid.simulation.faults.Port;
import prepaid.simulation.faults.Wire;
import prepaid.vending.cards.CardKeyWrapping;
import prepaid.vending.keys.KeyWrapping;
import prepaid.vending.keys.KeyWrappingFailed;

/** The key management service: a ciphertext opens under its own context only. */
public final class Kms implements KeyWrapping, CardKeyWrapping {
  private static final Port ENCRYPT = Port.write("KeyWrapping.encryptComponent");
  private static final Port DECRYPT = Port.read("KeyWrapping.decryptComponent");
  private static final Port WRAP = Port.write("KeyWrapping.wrap");
  private static final Port UNWRAP = Port.read("KeyWrapping.unwrap");
  private static final Port WRAP_CARD_KEY = Port.write("CardKeyWrapping.wrapCardKey");
  private static final Port UNWRAP_CARD_KEY = Port.read("CardKeyWrapping.unwrapCardKey");

  private final Wire wire;
  private final List<Sealed> sealed = new ArrayList<>();

  public Kms(Wire wire) {
    this.wire = wire;
  }

  private record Sealed(byte[] clear, Map<String, String> context) {}

  @Override
  public byte[] encryptComponent(byte[] component, Map<String, String> context) {
    byte[] clear = component.clone();
    return wire.call(ENCRYPT, () -> seal(clear, context), Kms::down);
  }

  @Override
  public byte[] decryptComponent(byte[] ciphertext, Map<String, String> context) {
    return wire.call(DECRYPT, () -> open(ciphertext, context), Kms::down);
  }

  @Override
  public byte[] wrap(byte[] vendingKey, Map<String, String> context) {
    byte[] clear = vendingKey.clone();
    return wire.call(WRAP, () -> seal(clear, context), Kms::down);
  }

  @Override
  public byte[] unwrap(byte[] wrapped, Map<String, String> context) {
    return wire.call(UNWRAP, () -> open(wrapped, context), Kms::down);
  }

  @Override
  public byte[] wrapCardKey(byte[] key, Map<String, String> context) {
    byte[] clear = key.clone();
    return wire.call(WRAP_CARD_KEY, () -> seal(clear, context), Kms::down);
  }

  @Override
  public byte[] unwrapCardKey(byte[] wrapped, Map<String, String> context) {
    return wire.call(UNWRAP_CARD_KEY, () -> open(wrapped, context), Kms::down);
  }

  /** Without a call, as the world is set up. */
  public byte[] seal(byte[] clear, Map<String, String> context) {
    sealed.add(new Sealed(clear.clone(), Map.copyOf(context)));
    return ByteBuffer.allocate(Integer.BYTES).putInt(sealed.size() - 1).array();
  }

  private byte[] open(byte[] ciphertext, Map<String, String> context) {
    Sealed there = sealed.get(ByteBuffer.wrap(ciphertext).getInt());
    if (!there.context().equals(context)) {
      throw new KeyWrappingFailed("another context", new IllegalArgumentException("context"));
    }
    return there.clear().clone();
  }

  private static byte[] down(Fault fault) {
    throw new KeyWrappingFailed("the key service: " + fault, new IllegalStateException("down"));
  }
}
