package prepaid.backoffice;

import java.util.List;
import prepaid.http.Field;
import prepaid.http.Fields;
import prepaid.http.HttpResponse;
import prepaid.http.JsonObject;
import prepaid.http.Shape;
import prepaid.http.Shapes;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.refusals.Answer;
import prepaid.vending.vending.TokenAudit.Checked;

/** Vends whose tokens are decoded, and what became of it, in JSON. */
final class CheckJson {
  private CheckJson() {}

  static Answer<VendKey> vendKey(Fields fields) {
    Field<String> payer = fields.text("payer", shape("[a-z0-9-]{1,32}"));
    Field<String> reference = fields.text("reference", shape("[^#\\s]{1,64}"));
    return fields.finish(() -> new VendKey(payer.get(), reference.get()));
  }

  private static Shape<String> shape(String pattern) {
    return Shapes.pattern(pattern, "This is none of an exported row.");
  }

  static HttpResponse shown(List<Checked> checked) {
    List<JsonObject> vends =
        checked.stream()
            .map(each ->
                new JsonObject()
                    .put("payer", each.vend().payer())
                    .put("reference", each.vend().reference())
                    .put("tokens", each.tokens())
                    .putTexts("problems", each.problems()))
            .toList();
    return HttpResponse.json(200, new JsonObject().putObjects("vends", vends));
  }
}
