package prepaid.aws.invocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prepaid.aws.fixture.Samples;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.VendRequest;

class InvocationTest {
  private static final VendRequest REQUEST =
      new VendRequest(
          new VendKey("web", "p-1"),
          "04040404040",
          "500.00",
          "ZAR",
          new MoneySource.PaidPurchase("p-1"),
          Samples.NOW);
  private static final String JSON =
      "{'op':'vend','payer':'web','reference':'p-1','meterNumber':'04040404040',"
          + "'tender':'500.00','currency':'ZAR','source':{'kind':'paid-purchase',"
          + "'purchaseId':'p-1'},'requestedAt':'2026-11-24T08:15:30.123456789Z'}";
  private static final String COMPLETE =
      "{'op':'complete-key','supplyGroup':'600727','keyRevision':1,'expectedCheckValue':''}";

  private static byte[] bytes(String singleQuoted) {
    return singleQuoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  private static Answer<Invocation> parse(String singleQuoted) {
    return Invocation.parse(bytes(singleQuoted));
  }

  @Test
  void aVendIsWrittenAndReadAsAgreed() {
    Invocation vend = new Invocation.Vend(REQUEST);
    assertEquals(
        new String(bytes(JSON), StandardCharsets.UTF_8),
        new String(vend.json(), StandardCharsets.UTF_8));
    assertEquals(Answer.given(vend), Invocation.parse(vend.json()));
  }

  @Test
  void aKeyCeremonyIsWrittenAndReadAsAgreed() {
    Invocation complete = new Invocation.CompleteKey("600727", 1, "");
    assertEquals(
        new String(bytes(COMPLETE), StandardCharsets.UTF_8),
        new String(complete.json(), StandardCharsets.UTF_8));
    assertEquals(Answer.given(complete), Invocation.parse(complete.json()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "op          ! 'op':'vend'                  ! 'op':'mint'",
        "op          ! 'op':'vend'                  ! 'op':1",
        "payer       ! 'payer':'web'                ! 'buyer':'web'",
        "reference   ! 'payer':'web'                ! 'payer':'WEB'",
        "reference   ! 'reference':'p-1'            ! 'reference':'p#1'",
        "meterNumber ! 'meterNumber':'04040404040'  ! 'meterNumber':4040404040",
        "tender      ! 'tender':'500.00'            ! 'tender':null",
        "currency    ! 'currency':'ZAR'             ! 'currency':['ZAR']",
        "source      ! {'kind':'paid-purchase','purchaseId':'p-1'} ! 'p-1'",
        "kind        ! 'kind':'paid-purchase'       ! 'kind':'float'",
        "note        ! 'purchaseId':'p-1'           ! 'purchaseId':'p-1','note':1",
        "requestedAt ! 2026-11-24T08:15:30.123456789Z ! yesterday",
        "tip         ! 'currency':'ZAR'             ! 'currency':'ZAR','tip':'1'"
      })
  void anythingElseIsRefusedNamingTheField(String field, String part, String wrong) {
    String json = JSON.replace(part, wrong);
    assertFalse(json.equals(JSON), "the part must be there: " + part);
    assertRefused(Optional.of(field), parse(json));
  }

  private static void assertRefused(Optional<String> field, Answer<Invocation> answer) {
    Refusal refusal =
        switch (answer) {
          case Answer.Refused<Invocation>(var refused) -> refused;
          case Answer.Given<Invocation> given -> throw new AssertionError("was accepted");
        };
    assertEquals(RefusalKind.INVALID_REQUEST, refusal.kind());
    assertEquals(field, refusal.field());
    assertFalse(refusal.detail().isBlank());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {"``", "null", "[]", "1", "'op'", "{", "{} {}", "{'op':'vend','op':'vend'}", "{x}"})
  void whatIsNoObjectIsRefused(String json) {
    assertRefused(Optional.empty(), parse(json == null ? "" : json));
  }

  @Test
  void missingFieldsAreNamed() {
    assertRefused(Optional.of("op"), parse("{}"));
    assertRefused(Optional.of("supplyGroup"), parse("{'op':'complete-key'}"));
    assertRefused(Optional.of("keyRevision"), parse(COMPLETE.replace("'keyRevision':1,", "")));
    assertRefused(Optional.of("keyRevision"), parse(COMPLETE.replace(":1,", ":1.0,")));
    assertRefused(Optional.of("keyRevision"), parse(COMPLETE.replace(":1,", ":4294967297,")));
  }
}
