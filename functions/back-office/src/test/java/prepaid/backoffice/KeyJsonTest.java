package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prepaid.http.HttpResponse;
import prepaid.sts.BaseDate;
import prepaid.sts.DecoderKeyAlgorithm;
import prepaid.sts.VendingKeyType;
import prepaid.vending.keys.KeyTerms;

final class KeyJsonTest {
  private final OfficeWorld world = OfficeWorld.furnished();

  private HttpResponse enter(KeyBody body) {
    return world.call(OfficeWorld.admin(), "POST", "/supply-groups/123457/keys", body.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "keyRevision|0|1 to 9",
        "keyRevision|10|1 to 9",
        "keyRevision|\"1\"|a number, without quotes",
        "keyType|\"vudk\"|VCDK, VDDK, VUDK",
        "derivation|3|one of 2, 4",
        "baseDate|2015|one of 1993, 2014, 2035",
        "expiry|256|0 to 255",
        "expiry|-1|0 to 255",
        "activeFrom|\"2026-01-01\"|with its zone",
        "issuedUntil|\"2026-01-01T00:00:00Z\"|after activeFrom",
        "component|\"0123\"|16 hexadecimal digits",
        "component|\"0123456789abcdef\"|40 hexadecimal digits; this has 16",
        "component|\"0000000000000000000000000000000000000000\"|zeros",
        "component|\"0123456789abcdef0123456789abcdef0123456g\"|hexadecimal",
        "checkValue|\"12345\"|6 hexadecimal digits"
      })
  void eachBadFieldIsNamed(String field, String json, String words) {
    Counts before = world.counts();
    before.assertRefused(400, field, words, enter(KeyRoutesTest.first().with(field, json)));
  }

  @Test
  void eachFieldIsNeeded() {
    Counts before = world.counts();
    for (String field :
        List.of(
            "keyRevision",
            "keyType",
            "derivation",
            "baseDate",
            "expiry",
            "activeFrom",
            "issuedUntil",
            "component")) {
      before.assertRefused(400, field, "is missing", enter(KeyRoutesTest.first().without(field)));
    }
  }

  @Test
  void equalTermsDoNotDiffer() {
    KeyTerms terms =
        new KeyTerms(
            "123457",
            1,
            VendingKeyType.VUDK,
            DecoderKeyAlgorithm.DKGA04,
            BaseDate.BASE_2014,
            255,
            Instant.EPOCH,
            OfficeWorld.NOW);
    assertEquals(Optional.empty(), KeyJson.difference(terms, terms));
  }
}
