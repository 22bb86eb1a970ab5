package prepaid.http;

import java.util.ArrayList;
import java.util.List;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.TokenLabels;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;

/** What was minted, as every face answers it. */
public final class TokenJson {
  private TokenJson() {}

  /** In the order in which they are typed into the meter. */
  public static List<JsonObject> list(List<IssuedToken> tokens) {
    List<String> labels = TokenLabels.of(tokens.stream().map(IssuedToken::kind).toList());
    List<JsonObject> written = new ArrayList<>();
    for (IssuedToken issued : tokens) {
      written.add(
          new JsonObject()
              .put("kind", issued.kind().slug())
              .put("label", labels.get(written.size()))
              .put("token", issued.token().digits())
              .put("units", issued.units().map(Units::text))
              .put("credit", issued.credit().map(Money::text)));
    }
    return written;
  }
}
