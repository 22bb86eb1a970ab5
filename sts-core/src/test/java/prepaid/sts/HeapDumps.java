package prepaid.sts;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A process of its own for {@link HeapScanTest}: it works with keys, dumps its heap, closes them
 * and dumps its heap again. It runs with a collector that never collects, so whatever was allocated
 * at any time is in both dumps.
 */
final class HeapDumps {
  static final MeterPan PAN = new MeterPan("600727000000000009");

  private HeapDumps() {}

  /** The keys of a seed: a DES vending key, a long one, a key for EA09. */
  static List<byte[]> keys(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[][] keys = {new byte[8], new byte[20], new byte[8]};
    for (byte[] key : keys) {
      random.nextBytes(key);
    }
    for (int i = 0; i < keys[0].length; i++) {
      int even = keys[0][i] & 0xfe;
      keys[0][i] = (byte) (Integer.bitCount(even) % 2 == 0 ? even | 1 : even);
    }
    return List.of(keys);
  }

  static DecoderKeyParameters parameters(DecoderKeyAlgorithm dkga, EncryptionAlgorithm ea) {
    return new DecoderKeyParameters(
        dkga, ea, BaseDate.BASE_2014, PAN, KeyType.DUTK, "123456", "01", 1);
  }

  /** Arguments: seed, folder. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[1]);
    List<byte[]> keys = keys(Long.parseLong(arguments[0]));
    try (VendingKey des = VendingKey.of(keys.get(0));
        VendingKey combined = VendingKey.combine(List.of(keys.get(0), new byte[8]));
        VendingKey hmac = VendingKey.of(keys.get(1));
        DecoderKey legacy = DecoderKey.of(keys.get(2));
        DecoderKey key02 = derived(des, DecoderKeyAlgorithm.DKGA02, EncryptionAlgorithm.EA07);
        DecoderKey key04 = derived(hmac, DecoderKeyAlgorithm.DKGA04, EncryptionAlgorithm.EA11)) {
      check(des.equals(combined) && !des.checkValue().equals(hmac.checkValue()));
      Arrays.fill(des.expose(KeyMaterialAccess.granted()), (byte) 0);
      try (ReceivedKey received = received(key04);
          TokenCodec ea07 = codec(key02, EncryptionAlgorithm.EA07);
          TokenCodec ea09 = codec(legacy, EncryptionAlgorithm.EA09);
          TokenCodec ea11 = codec(key04, EncryptionAlgorithm.EA11)) {
        use(ea07, ea09, ea11);
        check(received.key().equals(key04));
        keys.forEach(key -> Arrays.fill(key, (byte) 0));
        dump(folder.resolve("open.hprof"));
      }
    }
    dump(folder.resolve("closed.hprof"));
  }

  private static DecoderKey derived(
      VendingKey key, DecoderKeyAlgorithm dkga, EncryptionAlgorithm ea) {
    return DecoderKeys.derive(key, parameters(dkga, ea));
  }

  /** The key through the tokens of a key change, encrypted under itself. */
  private static ReceivedKey received(DecoderKey key) {
    NewKeyAttributes attributes = new NewKeyAttributes(KeyType.DUTK, "123456", "01", 1, 255, false);
    List<KeySection> sections = new ArrayList<>();
    try (TokenCodec codec = codec(key, EncryptionAlgorithm.EA11);
        KeyChangeSet set = KeyChangeSet.of(key, attributes)) {
      for (Token token : codec.encode(set)) {
        sections.add(((DecodedToken.KeyChange) codec.decode(token)).token());
      }
      return ReceivedKey.of(sections);
    } finally {
      sections.forEach(KeySection::close);
    }
  }

  private static TokenCodec codec(DecoderKey key, EncryptionAlgorithm ea) {
    return TokenCodec.of(key, ea, StaTables.sample());
  }

  private static void use(TokenCodec ea07, TokenCodec ea09, TokenCodec ea11) {
    CreditToken credit =
        CreditToken.units(CreditService.ELECTRICITY, 5, new TokenIdentifier(1), 500);
    check(ea07.decode(ea07.encode(credit)) instanceof DecodedToken.Credit);
    check(ea11.decode(ea11.encode(credit)) instanceof DecodedToken.Credit);
    check(ea09.decode(ea11.encode(credit)) instanceof DecodedToken.Refused);
  }

  private static void check(boolean expected) {
    if (!expected) {
      throw new AssertionError("the keys do not work");
    }
  }

  private static void dump(Path file) throws IOException {
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpHeap(file.toString(), false);
  }
}
