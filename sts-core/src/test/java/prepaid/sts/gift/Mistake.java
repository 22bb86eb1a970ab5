package prepaid.sts.gift;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import prepaid.sts.BaseDate;
import prepaid.sts.CurrencyAmount;
import prepaid.sts.KeyChangeSet;
import prepaid.sts.KeySection;
import prepaid.sts.StaTables;
import prepaid.sts.UnitsAmount;

/** The mistakes that public implementations make, each planted where it lies. */
final class Mistake {
  private Mistake() {}

  static final class CrcPolynomial extends Subject {
    @Override
    int crc(byte[] bytes, boolean currency) {
      int crc = 0xffff;
      for (byte b : currency ? Arrays.copyOf(bytes, bytes.length + 1) : bytes) {
        crc ^= (b & 0xff) << 8;
        for (int bit = 0; bit < 8; bit++) {
          crc = ((crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021) & 0xffff;
        }
      }
      return crc;
    }
  }

  static final class CrcByteSwap extends Subject {
    @Override
    int crc(byte[] bytes, boolean currency) {
      return Short.toUnsignedInt(Short.reverseBytes((short) super.crc(bytes, currency)));
    }
  }

  static final class CurrencyCrc extends Subject {
    @Override
    int crc(byte[] bytes, boolean currency) {
      return super.crc(bytes, false);
    }
  }

  /** DKGA04 without its two 04. */
  static final class CountBytes extends Subject {
    @Override
    byte[] decoderKey(GiftVector v) {
      if (v.integer("dkga") != 4) {
        return super.decoderKey(v);
      }
      ByteArrayOutputStream block = new ByteArrayOutputStream();
      for (String field :
          List.of(
              "04",
              twoDigits(v.integer("baseDate") % 100),
              twoDigits(v.integer("ea")),
              v.text("ti"),
              "",
              v.text("sgc"),
              "" + v.integer("kt"),
              "" + v.integer("krn"),
              v.text("meterPan"))) {
        block.write(field.length());
        block.writeBytes(field.getBytes(StandardCharsets.US_ASCII));
      }
      int length = v.integer("ea") == 11 ? 16 : 8;
      block.writeBytes(ByteBuffer.allocate(4).putInt(8 * length).array());
      return Arrays.copyOf(hmac(v.bytes("vendingKey"), block.toByteArray()), length);
    }

    private static String twoDigits(int number) {
      return number < 10 ? "0" + number : "" + number;
    }

    private static byte[] hmac(byte[] key, byte[] message) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
      } catch (GeneralSecurityException e) {
        throw new AssertionError(e);
      }
    }
  }

  static final class KeyByteOrder extends Subject {
    @Override
    byte[] decoderKey(GiftVector v) {
      byte[] key = super.decoderKey(v);
      byte[] reversed = new byte[key.length];
      IntStream.range(0, key.length).forEach(i -> reversed[i] = key[key.length - 1 - i]);
      return reversed;
    }
  }

  static final class Truncated extends Subject {
    @Override
    int unitsField(long tenths) {
      int field = super.unitsField(tenths);
      return UnitsAmount.decoded(field) > tenths ? field - 1 : field;
    }
  }

  static final class Nearest extends Subject {
    @Override
    int unitsField(long tenths) {
      int field = super.unitsField(tenths);
      boolean lowerIsNearer =
          field > 0
              && tenths - UnitsAmount.decoded(field - 1) < UnitsAmount.decoded(field) - tenths;
      return lowerIsNearer ? field - 1 : field;
    }
  }

  /** Amounts as doubles. */
  static final class FloatingPoint extends Subject {
    @Override
    int currencyField(BigInteger unit1e5) {
      return super.currencyField(new java.math.BigDecimal(unit1e5.doubleValue()).toBigInteger());
    }
  }

  static final class NegativeRounding extends Subject {
    @Override
    int currencyField(BigInteger unit1e5) {
      int field = super.currencyField(unit1e5);
      boolean isSmaller = CurrencyAmount.decoded(field).compareTo(unit1e5) > 0;
      return unit1e5.signum() < 0 && isSmaller ? field + 1 : field;
    }
  }

  static final class KeyExpiry extends Subject {
    @Override
    boolean isExpired(int tid, int ken) {
      return tid > ken * 65_535;
    }
  }

  static final class ReservedMinute extends Subject {
    @Override
    int tid(BaseDate base, Instant utc) {
      return exactly(base, utc).minutes();
    }
  }

  /** TI as BCD in the second token. */
  static final class TariffIndexBinary extends Subject {
    @Override
    List<KeySection> sections(KeyChangeSet set) {
      return set.sections().stream()
          .map(section -> section instanceof KeySection.Second second ? withBcd(second) : section)
          .toList();
    }

    private static KeySection withBcd(KeySection.Second second) {
      int bcd = Integer.parseInt(second.tariffIndex(), 16);
      return new KeySection.Second(second.kenLow(), "" + bcd, second.keyWord());
    }
  }

  static final class MiddleWords extends Subject {
    @Override
    List<KeySection> sections(KeyChangeSet set) {
      List<KeySection> sections = set.sections();
      return sections.size() == 4
              && sections.get(2) instanceof KeySection.Third third
              && sections.get(3) instanceof KeySection.Fourth fourth
          ? List.of(
              sections.get(0),
              sections.get(1),
              new KeySection.Third(third.sgcLow(), fourth.keyWord()),
              new KeySection.Fourth(fourth.sgcHigh(), third.keyWord()))
          : sections;
    }
  }

  /** 3KCT as it must not be: clear in sets of three, or set in those of two. */
  static final class ThirdTokenBit extends Subject {
    private final boolean always;

    ThirdTokenBit(boolean always) {
      this.always = always;
    }

    @Override
    List<KeySection> sections(KeyChangeSet set) {
      return set.sections().stream()
          .map(section -> section instanceof KeySection.First first ? changed(first) : section)
          .toList();
    }

    private KeySection changed(KeySection.First first) {
      return new KeySection.First(
          first.kenHigh(),
          first.keyRevision(),
          first.rollsOver(),
          always,
          first.keyType(),
          first.keyWord());
    }
  }

  /** Each substitution taken back by the other table, as if they were each other's inverse. */
  static final class SwappedTables extends Subject {
    @Override
    long decrypted(GiftVector v) {
      return v.has("tables")
          ? decrypted(
              v,
              StaTables.of(
                  "swapped",
                  inverse(v.table("substitution1")),
                  inverse(v.table("substitution0")),
                  v.table("permutation")))
          : super.decrypted(v);
    }

    private static int[] inverse(int[] table) {
      int[] inverse = new int[table.length];
      IntStream.range(0, table.length).forEach(i -> inverse[table[i]] = i);
      return inverse;
    }
  }
}
