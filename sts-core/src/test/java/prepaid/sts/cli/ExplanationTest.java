package prepaid.sts.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.sts.BaseDate;
import prepaid.sts.CreditService;
import prepaid.sts.CreditToken;
import prepaid.sts.DecodedToken;
import prepaid.sts.EncryptionAlgorithm;
import prepaid.sts.StaTables;
import prepaid.sts.TokenIdentifier;

class ExplanationTest {
  private static final TokenIdentifier TID = new TokenIdentifier(1441);

  @Test
  void eachServiceHasItsUnit() {
    assertFirst("1638.4 kWh of electricity", units(CreditService.ELECTRICITY));
    assertFirst("1638.4 m³ of water", units(CreditService.WATER));
    assertFirst("1638.4 m³ of gas", units(CreditService.GAS));
    assertFirst("1638.4 minutes of time", units(CreditService.TIME));
    assertFirst("base currency for electricity", money(CreditService.ELECTRICITY_CURRENCY));
    assertFirst("base currency for water", money(CreditService.WATER_CURRENCY));
    assertFirst("base currency for gas", money(CreditService.GAS_CURRENCY));
    assertFirst("1.00004 in the base currency for time", money(CreditService.TIME_CURRENCY));
  }

  private static CreditToken units(CreditService service) {
    return CreditToken.units(service, 5, TID, 16_384);
  }

  private static CreditToken money(CreditService service) {
    return CreditToken.currency(service, TID, BigInteger.valueOf(100_000));
  }

  private static void assertFirst(String words, CreditToken credit) {
    String first = sentences(EncryptionAlgorithm.EA11, credit).get(0);
    assertTrue(first.contains(words), first);
  }

  private static List<String> sentences(EncryptionAlgorithm ea, CreditToken credit) {
    return new Explanation(ea, StaTables.sample(), Optional.of(BaseDate.BASE_2035))
        .of(new DecodedToken.Credit(credit));
  }

  @Test
  void whatIsWorthKnowingIsSaid() {
    assertEquals(
        List.of(
            "A credit token of 1638.4 kWh of electricity for a meter with this key.",
            "Its token identifier is 1441: made 2035-01-02 00:01 UTC.",
            "That is 00:01, the minute reserved for special tokens.",
            "Its random bits are 5.",
            "Read with the sample EA07 tables, which no live meter uses."),
        sentences(EncryptionAlgorithm.EA07, units(CreditService.ELECTRICITY)));
  }
}
