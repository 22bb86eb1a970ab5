package prepaid.sts;

import java.util.Optional;

/**
 * Reads what 64 decrypted bits whose check fitted say: {@code SubClass(4) | content(44) | CRC(16)}
 * (IEC 62055-41 §6.2).
 */
final class ClearTokens {
  private static final int TARIFF_INDEX_MAX = 99;
  private static final int SUPPLY_GROUP_MAX = 999_999;

  private ClearTokens() {}

  static DecodedToken credit(long clear) {
    int subclass = subclass(clear);
    Optional<CreditService> service = CreditService.ofSubclass(subclass);
    if (service.isEmpty()) {
      return noFunction(0, subclass, "credit subclass " + subclass + " is reserved");
    }
    int amount = value(clear);
    return new DecodedToken.Credit(
        service.get().isCurrency()
            ? new CurrencyCredit(service.get(), tid(clear), rnd(clear) << 16 | amount)
            : new UnitsCredit(service.get(), rnd(clear), tid(clear), amount));
  }

  static DecodedToken testDisplay(long clear) {
    int subclass = subclass(clear);
    return switch (subclass) {
      case 0 -> tests(TestDisplayToken.Layout.TWO_DIGIT_CODE, clear);
      case 1 -> tests(TestDisplayToken.Layout.FOUR_DIGIT_CODE, clear);
      case 2 ->
          new DecodedToken.TestDisplay(
              new TestDisplayToken.ExtendedRead(
                  FieldBits.of(clear, 59, 54),
                  FieldBits.of(clear, 53, 24),
                  FieldBits.of(clear, 23, 16)));
      case 3, 4, 5 -> noFunction(1, subclass, "test subclass " + subclass + " is reserved");
      default ->
          noFunction(1, subclass, "test subclass " + subclass + " is proprietary to its maker");
    };
  }

  private static DecodedToken tests(TestDisplayToken.Layout layout, long clear) {
    long content = clear << 4 >>> 20;
    int code = (int) (content & (1L << layout.codeBits()) - 1);
    return new DecodedToken.TestDisplay(
        new TestDisplayToken.Tests(layout, content >>> layout.codeBits(), code));
  }

  static DecodedToken management(long clear, boolean hasLongKey) {
    int subclass = subclass(clear);
    return switch (subclass) {
      case 0 -> read(new ManagementToken.PowerLimit(rnd(clear), tid(clear), value(clear)));
      case 1 -> clearCredit(clear);
      case 2 -> read(new ManagementToken.TariffRate(rnd(clear), tid(clear), value(clear)));
      case 3, 4, 8, 9 -> keySection(subclass, clear, hasLongKey);
      case 5 -> clearTamper(clear);
      case 6 -> read(new ManagementToken.PhaseUnbalanceLimit(rnd(clear), tid(clear), value(clear)));
      case 7 -> read(new ManagementToken.WaterMeterFactor(rnd(clear), tid(clear), value(clear)));
      case 10 ->
          read(
              new ManagementToken.ExtendedSet(
                  rnd(clear),
                  tid(clear),
                  FieldBits.of(clear, 31, 26),
                  FieldBits.of(clear, 25, 16)));
      default ->
          noFunction(
              2, subclass, "management subclass " + subclass + " is reserved or proprietary");
    };
  }

  private static DecodedToken clearCredit(long clear) {
    return CreditRegister.ofNumber(value(clear))
        .map(register -> read(new ManagementToken.ClearCredit(rnd(clear), tid(clear), register)))
        .orElseGet(() -> noFunction(2, 1, "credit register " + value(clear) + " is reserved"));
  }

  private static DecodedToken clearTamper(long clear) {
    return value(clear) == 0
        ? read(new ManagementToken.ClearTamper(rnd(clear), tid(clear)))
        : outOfRange(5, "a token that clears tampering has the value 0");
  }

  private static DecodedToken keySection(int subclass, long clear, boolean hasLongKey) {
    return switch (subclass) {
      case 3 -> first(clear, hasLongKey);
      case 4 -> second(clear);
      case 8 -> hasLongKey ? third(clear) : supplyGroup(clear);
      default ->
          hasLongKey
              ? read(new KeySection.Fourth(FieldBits.of(clear, 59, 48), keyWord(clear)))
              : noFunction(2, subclass, "keys of 64 bits have no fourth section");
    };
  }

  private static DecodedToken first(long clear, boolean hasLongKey) {
    int keyRevision = FieldBits.of(clear, 55, 52);
    if (keyRevision < 1 || keyRevision > 9) {
      return outOfRange(3, "the key revision number is 1 to 9, not " + keyRevision);
    }
    boolean ofThree = FieldBits.of(clear, 50, 50) == 1;
    if (ofThree && hasLongKey) {
      return outOfRange(3, "sets of three tokens are for keys of 64 bits");
    }
    return read(
        new KeySection.First(
            rnd(clear),
            keyRevision,
            FieldBits.of(clear, 51, 51) == 1,
            ofThree,
            KeyType.ofDigit(FieldBits.of(clear, 49, 48)).orElseThrow(),
            keyWord(clear)));
  }

  private static DecodedToken second(long clear) {
    int tariffIndex = FieldBits.of(clear, 55, 48);
    return tariffIndex > TARIFF_INDEX_MAX
        ? outOfRange(4, "the tariff index is 0 to 99, not " + tariffIndex)
        : read(new KeySection.Second(rnd(clear), Digits.padded(tariffIndex, 2), keyWord(clear)));
  }

  private static DecodedToken supplyGroup(long clear) {
    int supplyGroup = FieldBits.of(clear, 59, 36);
    if (supplyGroup > SUPPLY_GROUP_MAX) {
      return outOfRange(8, "the supply group code has more than 6 digits");
    }
    return FieldBits.of(clear, 35, 16) == 0
        ? read(new KeySection.SupplyGroup(Digits.padded(supplyGroup, 6)))
        : outOfRange(8, "the third section for keys of 64 bits ends with zeros");
  }

  private static DecodedToken third(long clear) {
    return read(new KeySection.Third(FieldBits.of(clear, 59, 48), keyWord(clear)));
  }

  /** Whether a section belongs to keys of this length. */
  static boolean fits(KeySection section, boolean hasLongKey) {
    return switch (section) {
      case KeySection.First first -> !(first.ofThree() && hasLongKey);
      case KeySection.Second second -> true;
      case KeySection.SupplyGroup supplyGroup -> !hasLongKey;
      case KeySection.Third third -> hasLongKey;
      case KeySection.Fourth fourth -> hasLongKey;
    };
  }

  private static int subclass(long clear) {
    return FieldBits.of(clear, 63, 60);
  }

  private static int rnd(long clear) {
    return FieldBits.of(clear, 59, 56);
  }

  private static TokenIdentifier tid(long clear) {
    return new TokenIdentifier(FieldBits.of(clear, 55, 32));
  }

  private static int value(long clear) {
    return FieldBits.of(clear, 31, 16);
  }

  private static KeyWord keyWord(long clear) {
    return KeyWord.ofBits((int) (clear >>> 16));
  }

  private static DecodedToken read(ManagementToken token) {
    return new DecodedToken.Management(token);
  }

  private static DecodedToken read(KeySection section) {
    return new DecodedToken.KeyChange(section);
  }

  private static DecodedToken noFunction(int tokenClass, int subclass, String reason) {
    return DecodedToken.refused(TokenResult.FUNCTION_ERROR, tokenClass, subclass, reason);
  }

  private static DecodedToken outOfRange(int subclass, String reason) {
    return DecodedToken.refused(TokenResult.RANGE_ERROR, 2, subclass, reason);
  }
}
