package prepaid.sts.cli;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.sts.BaseDate;
import prepaid.sts.ClearToken;
import prepaid.sts.CreditToken;
import prepaid.sts.CurrencyCredit;
import prepaid.sts.DatedToken;
import prepaid.sts.DecodedToken;
import prepaid.sts.KeyMaterialAccess;
import prepaid.sts.KeySection;
import prepaid.sts.ManagementToken;
import prepaid.sts.MeterTest;
import prepaid.sts.ReceivedKey;
import prepaid.sts.TestDisplayToken;
import prepaid.sts.UnitsCredit;

/** Everything that a token says, as the fields of an answer. */
final class TokenFields {
  private TokenFields() {}

  static Map<String, Object> of(ClearToken token, Optional<BaseDate> base) {
    Map<String, Object> answer =
        Answers.of("class", token.tokenClass(), "subclass", token.subclass());
    switch (token) {
      case CreditToken credit -> putCredit(answer, credit, base);
      case ManagementToken management -> putManagement(answer, management, base);
      case TestDisplayToken test -> putTest(answer, test);
      case KeySection section -> putSection(answer, section);
    }
    return answer;
  }

  private static void putCredit(
      Map<String, Object> answer, CreditToken credit, Optional<BaseDate> base) {
    answer.put("service", credit.service().name());
    if (credit instanceof UnitsCredit units) {
      answer.put("rnd", units.rnd());
    }
    putTime(answer, credit, base);
    putDecodedAmount(answer, credit);
  }

  private static void putTime(
      Map<String, Object> answer, DatedToken token, Optional<BaseDate> base) {
    answer.put("tid", token.tid().minutes());
    base.ifPresent(date -> answer.put("utc", token.tid().instant(date).toString()));
  }

  static void putDecodedAmount(Map<String, Object> answer, CreditToken credit) {
    switch (credit) {
      case UnitsCredit units -> {
        answer.put("field", FieldOperations.hex(units.amountField(), 4));
        answer.put("decodedTenths", units.tenths());
      }
      case CurrencyCredit currency -> {
        answer.put("field", FieldOperations.hex(currency.amountField(), 5));
        answer.put("decodedUnit1e5", currency.unit1e5().toString());
      }
    }
  }

  private static void putManagement(
      Map<String, Object> answer, ManagementToken token, Optional<BaseDate> base) {
    answer.put("rnd", token.rnd());
    putTime(answer, token, base);
    putValue(answer, token);
  }

  /** What the 16 bits say, beside what a limit in watts is rounded to. */
  static void putValue(Map<String, Object> answer, ManagementToken token) {
    switch (token) {
      case ManagementToken.Limit limit -> {
        answer.put("field", FieldOperations.hex(limit.value(), 4));
        answer.put("decodedWatts", limit.watts());
      }
      case ManagementToken.ClearCredit clear -> answer.put("register", clear.register().number());
      case ManagementToken.TariffRate rate -> answer.put("value", rate.value());
      case ManagementToken.WaterMeterFactor factor -> answer.put("value", factor.value());
      case ManagementToken.ExtendedSet extended -> {
        answer.put("index", extended.index());
        answer.put("rest", extended.rest());
      }
      case ManagementToken.ClearTamper clear -> {
        // It says nothing beside its subclass.
      }
    }
  }

  private static void putTest(Map<String, Object> answer, TestDisplayToken token) {
    switch (token) {
      case TestDisplayToken.Tests tests -> {
        int digits = tests.layout().controlBits() / 4;
        answer.put("control", HexFormat.of().toHexDigits(tests.control(), digits));
        answer.put("tests", tests.isEveryTest() ? List.of("EVERY_TEST") : names(tests.control()));
      }
      case TestDisplayToken.ExtendedRead read -> {
        answer.put("index", read.index());
        answer.put("readControl", FieldOperations.hex(read.readControl(), 8));
      }
    }
    answer.put("mfrCode", token.manufacturerCode());
  }

  private static List<String> names(long control) {
    return MeterTest.of(control).stream().map(Enum::name).toList();
  }

  private static void putSection(Map<String, Object> answer, KeySection section) {
    switch (section) {
      case KeySection.First first -> {
        answer.put("kenHigh", first.kenHigh());
        answer.put("krn", first.keyRevision());
        answer.put("rollOver", first.rollsOver() ? 1 : 0);
        answer.put("threeTokens", first.ofThree());
        answer.put("kt", first.keyType().digit());
      }
      case KeySection.Second second -> {
        answer.put("kenLow", second.kenLow());
        answer.put("ti", second.tariffIndex());
      }
      case KeySection.SupplyGroup group -> answer.put("sgc", group.supplyGroupCode());
      case KeySection.Third third -> answer.put("sgcLow", FieldOperations.hex(third.sgcLow(), 3));
      case KeySection.Fourth fourth ->
          answer.put("sgcHigh", FieldOperations.hex(fourth.sgcHigh(), 3));
    }
    if (section instanceof KeySection.Keyed keyed) {
      answer.put("keyPart", hex(keyed.keyWord().expose(KeyMaterialAccess.granted())));
    }
  }

  /** What a whole key-change set says. */
  static Map<String, Object> of(ReceivedKey received, int count) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("class", 2);
    answer.put("newDecoderKey", hex(received.key().expose(KeyMaterialAccess.granted())));
    answer.put("kt", received.keyType().digit());
    received.supplyGroupCode().ifPresent(sgc -> answer.put("sgc", sgc));
    answer.put("ti", received.tariffIndex());
    answer.put("krn", received.keyRevision());
    answer.put("ken", received.keyExpiry());
    answer.put("rollOver", received.rollsOver() ? 1 : 0);
    answer.put("threeTokens", count == 3);
    return answer;
  }

  private static String hex(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  static Map<String, Object> of(DecodedToken.Refused refused) {
    Map<String, Object> answer =
        Answers.of("result", refused.result().standardName(), "detail", refused.reason());
    refused.tokenClass().ifPresent(tokenClass -> answer.put("class", tokenClass));
    refused.subclass().ifPresent(subclass -> answer.put("subclass", subclass));
    return answer;
  }
}
