package prepaid.vending.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.TokenKind;
import prepaid.vending.ledger.Vend;

/**
 * What people are texted about a vend: one text a token, the token first and in fours, numbered
 * {@code 1/2} where there are several, or one that says why there is none. The texts hold tokens:
 * they go to the phone and nowhere else.
 */
public final class TokenTexts {
  private TokenTexts() {}

  /** The texts of a vend, in the order in which its tokens are entered. */
  public static List<String> of(Vend vend, TextLanguage language) {
    Catalogue catalogue = Catalogue.of(language);
    if (vend.tokens().isEmpty()) {
      return List.of(catalogue.text(Message.ACCOUNT.with(account(vend, language))));
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < vend.tokens().size(); i++) {
      texts.add(catalogue.text(token(vend, i, language)));
    }
    return List.copyOf(texts);
  }

  /** Charges and debts took all: who waits for a token must hear that there is none. */
  private static Map<String, String> account(Vend vend, TextLanguage language) {
    return Map.of(
        "meter", vend.meter().digits(),
        "amount", language.written(vend.tender()),
        "sale", Long.toString(vend.sequence()));
  }

  private static Message.Filled token(Vend vend, int index, TextLanguage language) {
    boolean isGiven =
        vend.tokens().get(index).kind() == TokenKind.RESERVE_CREDIT && vend.tender().isZero();
    return isGiven && vend.source() instanceof MoneySource.Grant grant
        ? ReserveTexts.of(grant, parts(vend, index, language), language)
        : Message.TOKEN.with(parts(vend, index, language));
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

  private static String credit(IssuedToken issued, Vend vend, TextLanguage language) {
    return issued
        .units()
        .map(units -> language.written(units, vend.resource()))
        .or(() -> issued.credit().map(language::written))
        .orElseThrow(() -> new IllegalStateException("a token that adds nothing"));
  }
}
