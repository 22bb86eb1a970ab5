package prepaid.vending.messaging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import prepaid.vending.ledger.EngineeringTask;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.TokenKind;
import prepaid.vending.ledger.Vend;

/**
 * What people are texted about a vend: one text a token, the token first and in fours, numbered
 * {@code 1/2} where there are several, and one that says why money bought none. The texts hold
 * tokens: they go to the phone and nowhere else.
 */
public final class TokenTexts {
  private TokenTexts() {}

  /** The texts of a vend, in the order in which its tokens are entered. */
  public static List<String> of(Vend vend, TextLanguage language) {
    Catalogue catalogue = Catalogue.of(language);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < vend.tokens().size(); i++) {
      texts.add(catalogue.text(text(vend, i, language)));
    }
    if (isAccountPayment(vend)) {
      Message charges = isOwed(vend) ? Message.CHARGES_ON_ACCOUNT : Message.ACCOUNT;
      texts.add(catalogue.text(charges.with(account(vend, language))));
    }
    return List.copyOf(texts);
  }

  /** Whether somebody paid and got nothing to enter but a key that was due anyway. */
  private static boolean isAccountPayment(Vend vend) {
    return !(vend.source() instanceof MoneySource.Unpaid)
        && vend.tokens().stream().allMatch(token -> token.kind() == TokenKind.KEY_CHANGE);
  }

  /** Charges and debts took all: who waits for a token must hear that there is none. */
  private static Map<String, String> account(Vend vend, TextLanguage language) {
    return Map.of(
        "meter", vend.meter().digits(),
        "amount", language.written(vend.tender()),
        "sale", Long.toString(vend.sequence()));
  }

  private static Message.Filled text(Vend vend, int index, TextLanguage language) {
    IssuedToken issued = vend.tokens().get(index);
    Map<String, Object> places = new HashMap<>();
    int count = vend.tokens().size();
    places.put("meter", vend.meter().digits());
    places.put("nth", count == 1 ? "" : " " + (index + 1) + "/" + count);
    places.put("token", issued.token().grouped());
    return switch (issued.kind()) {
      case KEY_CHANGE -> Message.TOKEN_KEY.with(places);
      case POWER_LIMIT, ENGINEERING -> task(vend, places);
      case CREDIT, FREE_UNITS, RESERVE_CREDIT ->
          issued.kind() == TokenKind.RESERVE_CREDIT
                  && vend.tender().isZero()
                  && vend.source() instanceof MoneySource.Grant grant
              ? ReserveTexts.of(grant, parts(vend, index, language), language)
              : (isOwed(vend) ? Message.TOKEN_ON_ACCOUNT : Message.TOKEN)
                  .with(parts(vend, index, language));
    };
  }

  /** Nobody has paid yet, and nobody is told so. */
  private static boolean isOwed(Vend vend) {
    return vend.source() instanceof MoneySource.OnAccount;
  }

  private static Map<String, String> parts(Vend vend, int index, TextLanguage language) {
    IssuedToken issued = vend.tokens().get(index);
    int count = vend.tokens().size();
    return Map.of(
        "meter", vend.meter().digits(),
        "nth", count == 1 ? "" : " " + (index + 1) + "/" + count,
        "token", issued.token().grouped(),
        "credit", credit(issued, vend, language),
        "amount", language.written(vend.tender()),
        // As on the receipt. The purchase's id would be the authority to read the token again.
        "sale", Long.toString(vend.sequence()));
  }

  private static Message.Filled task(Vend vend, Map<String, Object> places) {
    if (!(vend.source() instanceof MoneySource.Engineering(EngineeringTask task, var mandate))) {
      throw new IllegalStateException("an engineer's token in a sale");
    }
    return switch (task.kind()) {
      case POWER_LIMIT -> Message.TOKEN_LIMIT.with(withWatts(task, places));
      case PHASE_UNBALANCE_LIMIT -> Message.TOKEN_UNBALANCE.with(withWatts(task, places));
      case CLEAR_CREDIT -> Message.TOKEN_CLEAR_CREDIT.with(places);
      case CLEAR_TAMPER -> Message.TOKEN_CLEAR_TAMPER.with(places);
      case TEST -> Message.TOKEN_TEST.with(places);
    };
  }

  private static Map<String, Object> withWatts(EngineeringTask task, Map<String, Object> places) {
    places.put("watts", Long.toString(task.value()));
    return places;
  }

  private static String credit(IssuedToken issued, Vend vend, TextLanguage language) {
    return issued
        .units()
        .map(units -> language.written(units, vend.resource()))
        .or(() -> issued.credit().map(language::written))
        .orElseThrow(() -> new IllegalStateException("a token that adds nothing"));
  }
}
