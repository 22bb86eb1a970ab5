package prepaid.bench;

import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import prepaid.meter.literal.Bits;
import prepaid.meter.literal.BlockCipher;
import prepaid.meter.literal.Ea07;
import prepaid.meter.literal.Ea07Tables;
import prepaid.meter.literal.LiteralDecoder;
import prepaid.meter.literal.LiteralEncoder;
import prepaid.meter.literal.Misty1;
import prepaid.meter.literal.Reading;
import prepaid.sts.BaseDate;
import prepaid.sts.CreditService;
import prepaid.sts.CreditToken;
import prepaid.sts.DecodedToken;
import prepaid.sts.DecoderKey;
import prepaid.sts.DecoderKeyAlgorithm;
import prepaid.sts.DecoderKeyParameters;
import prepaid.sts.DecoderKeys;
import prepaid.sts.EncryptionAlgorithm;
import prepaid.sts.KeyType;
import prepaid.sts.MeterPan;
import prepaid.sts.StaTables;
import prepaid.sts.TokenCodec;
import prepaid.sts.TokenIdentifier;
import prepaid.sts.VendingKey;

/**
 * One token made or read, one decoder key derived; beside each, what the emulator's literal codec
 * does for the same. Keys are made up, and public.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StsBench {
  private static final String EA07_KEY = "0abc12def3456789";
  private static final String EA11_KEY = "0abc12def3456789fedcba9876543210";
  private static final String DKGA02_KEY = "234043460b1f9804";
  private static final String DKGA04_KEY = "7ff5167318d2b7658a810fd1d4f55958c3902da9";
  private static final String METER_PAN = "600727071905765178";
  private static final String SUPPLY_GROUP = "157800";
  private static final String TARIFF_INDEX = "10";
  private static final int KEY_REVISION = 4;
  private static final int RND = 5;

  private final TokenCodec ea07 = codec(EA07_KEY, EncryptionAlgorithm.EA07);
  private final TokenCodec ea11 = codec(EA11_KEY, EncryptionAlgorithm.EA11);
  private final BlockCipher literalEa07 = new Ea07(Ea07Tables.SAMPLE, Bits.ofHex(EA07_KEY));
  private final BlockCipher literalEa11 = new Misty1(Bits.ofHex(EA11_KEY));
  private final LiteralDecoder decoder07 = new LiteralDecoder(literalEa07);
  private final LiteralDecoder decoder11 = new LiteralDecoder(literalEa11);
  private final int tid = 6_789_012;
  private final long tenths = 9_029;
  private final String digits07 = credit(ea07);
  private final String digits11 = credit(ea11);
  private final VendingKey vendingKey02 = VendingKey.of(HexFormat.of().parseHex(DKGA02_KEY));
  private final VendingKey vendingKey04 = VendingKey.of(HexFormat.of().parseHex(DKGA04_KEY));
  private final DecoderKeyParameters meter02 =
      meter(DecoderKeyAlgorithm.DKGA02, EncryptionAlgorithm.EA07);
  private final DecoderKeyParameters meter04 =
      meter(DecoderKeyAlgorithm.DKGA04, EncryptionAlgorithm.EA11);

  private static TokenCodec codec(String key, EncryptionAlgorithm ea) {
    return TokenCodec.of(DecoderKey.of(HexFormat.of().parseHex(key)), ea, StaTables.sample());
  }

  private static DecoderKeyParameters meter(DecoderKeyAlgorithm dkga, EncryptionAlgorithm ea) {
    return new DecoderKeyParameters(
        dkga,
        ea,
        BaseDate.BASE_2014,
        new MeterPan(METER_PAN),
        KeyType.DUTK,
        SUPPLY_GROUP,
        TARIFF_INDEX,
        KEY_REVISION);
  }

  private static prepaid.meter.literal.DecoderKeys.Facts facts(int ea) {
    return new prepaid.meter.literal.DecoderKeys.Facts(
        METER_PAN,
        SUPPLY_GROUP,
        TARIFF_INDEX,
        KeyType.DUTK.digit(),
        KEY_REVISION,
        ea,
        BaseDate.BASE_2014.year());
  }

  @Benchmark
  public String creditEa07() {
    return credit(ea07);
  }

  @Benchmark
  public String creditEa07Literal() {
    return literalCredit(literalEa07);
  }

  @Benchmark
  public String creditEa11() {
    return credit(ea11);
  }

  @Benchmark
  public String creditEa11Literal() {
    return literalCredit(literalEa11);
  }

  @Benchmark
  public DecodedToken decodeEa07() {
    return ea07.decode(digits07);
  }

  @Benchmark
  public Reading decodeEa07Literal() {
    return decoder07.read(digits07);
  }

  @Benchmark
  public DecodedToken decodeEa11() {
    return ea11.decode(digits11);
  }

  @Benchmark
  public Reading decodeEa11Literal() {
    return decoder11.read(digits11);
  }

  @Benchmark
  public DecoderKey deriveDkga02() {
    return DecoderKeys.derive(vendingKey02, meter02);
  }

  @Benchmark
  public Bits deriveDkga02Literal() {
    return prepaid.meter.literal.DecoderKeys.dkga02(Bits.ofHex(DKGA02_KEY), facts(7));
  }

  @Benchmark
  public DecoderKey deriveDkga04() {
    return DecoderKeys.derive(vendingKey04, meter04);
  }

  @Benchmark
  public Bits deriveDkga04Literal() {
    return prepaid.meter.literal.DecoderKeys.dkga04(Bits.ofHex(DKGA04_KEY), facts(11));
  }

  @Benchmark
  public String deriveAndCreditDkga02Ea07() {
    try (DecoderKey key = DecoderKeys.derive(vendingKey02, meter02);
        TokenCodec codec = TokenCodec.of(key, EncryptionAlgorithm.EA07, StaTables.sample())) {
      return credit(codec);
    }
  }

  @Benchmark
  public String deriveAndCreditDkga02Ea07Literal() {
    return literalCredit(new Ea07(Ea07Tables.SAMPLE, deriveDkga02Literal()));
  }

  @Benchmark
  public String deriveAndCreditDkga04Ea11() {
    try (DecoderKey key = DecoderKeys.derive(vendingKey04, meter04);
        TokenCodec codec = TokenCodec.of(key, EncryptionAlgorithm.EA11, StaTables.sample())) {
      return credit(codec);
    }
  }

  @Benchmark
  public String deriveAndCreditDkga04Ea11Literal() {
    return literalCredit(new Misty1(deriveDkga04Literal()));
  }

  /** All of a vend's work on keys and tokens: derive, encode, decode again. */
  @Benchmark
  public DecodedToken mintEa11() {
    try (DecoderKey key = DecoderKeys.derive(vendingKey04, meter04);
        TokenCodec codec = TokenCodec.of(key, EncryptionAlgorithm.EA11, StaTables.sample())) {
      return codec.decode(credit(codec));
    }
  }

  /** From an amount and a minute to the digits that are printed. */
  private String credit(TokenCodec codec) {
    return codec
        .encode(CreditToken.units(CreditService.ELECTRICITY, RND, new TokenIdentifier(tid), tenths))
        .digits();
  }

  private String literalCredit(BlockCipher cipher) {
    return LiteralEncoder.unitCredit(cipher, new LiteralEncoder.Dated(0, RND, tid), tenths);
  }
}
