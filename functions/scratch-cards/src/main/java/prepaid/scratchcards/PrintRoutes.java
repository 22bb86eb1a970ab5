package prepaid.scratchcards;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import prepaid.http.Field;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonBody;
import prepaid.http.JsonObject;
import prepaid.http.Operator;
import prepaid.http.OperatorDoor;
import prepaid.http.Problem;
import prepaid.http.Reply;
import prepaid.http.Route;
import prepaid.http.SecondOperator;
import prepaid.vending.cards.CardAct;
import prepaid.vending.cards.CardBatch;
import prepaid.vending.cards.CardStock;
import prepaid.vending.cards.Move;
import prepaid.vending.cards.Pins;
import prepaid.vending.cards.PrintStore;
import prepaid.vending.cards.PrintStore.Page;
import prepaid.vending.cards.PrintStore.Printer;
import prepaid.vending.cards.Serial;
import prepaid.vending.limits.Limits;
import prepaid.vending.operators.Approval;
import prepaid.vending.operators.TwoPersons;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/**
 * The print file of a batch, page by page, for the printer alone. Two operators release it, to the
 * printer's key as it is then; each page is made once, and again only when two operators say so.
 */
final class PrintRoutes {
  private static final String PRINTER = "/office/v1/card-printer";
  private static final int KEY_CHARACTERS_MAX = 20_000;

  private final CardOffice office;
  private final PrintStore prints;
  private final CardStock stock;
  private final Pins pins;
  private final TwoPersons twoPersons;
  private final Manifests manifests;

  PrintRoutes(CardOffice office) {
    this.office = office;
    this.prints = office.prints();
    this.stock = BatchRoutes.stock(office);
    this.pins = new Pins(office.keys(), office.wrapping(), office.environment(), office.clock());
    this.twoPersons = new TwoPersons(office.approvals(), office.clock(), office.random());
    this.manifests = new Manifests(office.prints(), office.wrapping(), office.environment());
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(
        Route.get(PRINTER, door.admit(CardRouter.READ, (who, what) -> printer())),
        Route.put(PRINTER, door.admit(CardRouter.WRITE, this::setPrinter)),
        Route.get(CardRouter.BATCH + "/print-file", door.admit(CardRouter.WRITE, this::page)),
        Route.get(CardRouter.BATCH + "/manifest", door.admit(CardRouter.READ, this::manifest)));
  }

  private Reply printer() {
    return prints
        .printer()
        .<Reply>map(printer -> HttpResponse.json(200, json(printer)))
        .orElseGet(() -> Problem.notFound("No printer's key was stored yet."));
  }

  private Reply setPrinter(Operator operator, HttpRequest request) {
    return JsonBody.read(
        request,
        fields -> {
          Field<String> key =
              fields.text(
                  "publicKey",
                  text ->
                      text.length() <= KEY_CHARACTERS_MAX && PrinterKey.parse(text).isPresent()
                          ? Answer.given(text)
                          : Answer.refused(
                              RefusalKind.INVALID_REQUEST,
                              "This is no armored OpenPGP public key that can encrypt."));
          return Reply.of(fields.finish(key::get), armored -> store(operator, armored));
        });
  }

  private Reply store(Operator operator, String armored) {
    String fingerprint = PrinterKey.parse(armored).orElseThrow().fingerprint();
    Printer printer =
        new Printer(armored, fingerprint, operator.subject(), office.clock().instant());
    prints.put(printer);
    return HttpResponse.json(200, json(printer));
  }

  private static JsonObject json(Printer printer) {
    return new JsonObject()
        .put("fingerprint", printer.fingerprint())
        .put("setBy", printer.setBy())
        .put("setAt", printer.setAt().toString());
  }

  private Reply manifest(Operator operator, HttpRequest request) {
    return CardRouter.named(
        office.store(),
        operator,
        request,
        batch -> HttpResponse.json(200, manifests.signed(batch, pages(batch))));
  }

  private static int pages(CardBatch batch) {
    return (int) Math.ceilDiv(batch.count(), Limits.CARD_PAGE_MAX);
  }

  private Reply page(Operator operator, HttpRequest request) {
    return CardRouter.named(
        office.store(),
        operator,
        request,
        batch -> {
          String page = request.queryParameter("page").orElse("1");
          int number = page.matches("[0-9]{1,6}") ? Integer.parseInt(page) : 0;
          if (number < 1 || number > pages(batch)) {
            return Problem.unprocessable(
                "page", "The pages of this batch go from 1 to %d.".formatted(pages(batch)));
          }
          return prints
              .printer()
              .map(printer -> released(new Asked(operator, batch, printer, number)))
              .orElseGet(
                  () -> Problem.conflict("page", "First store the printer's key: PUT " + PRINTER));
        });
  }

  /** Who asks for which page, to be encrypted to whom. */
  private record Asked(Operator operator, CardBatch batch, Printer printer, int number) {}

  private Reply released(Asked asked) {
    String fingerprint = asked.printer().fingerprint();
    if (prints.released(asked.batch().id()).filter(fingerprint::equals).isPresent()) {
      return made(asked);
    }
    String words =
        "Release the PINs of %d cards of batch %s to the printer whose key is %s"
            .formatted(asked.batch().count(), asked.batch().id(), fingerprint);
    var act = new Approval.Act("card-print", asked.batch().id() + "@" + fingerprint);
    return consented(asked, act, words, () -> release(asked));
  }

  private Reply release(Asked asked) {
    CardBatch batch = asked.batch();
    var span = new CardStock.Span(batch, batch.from(), batch.to(), asked.operator().subject());
    return Reply.of(
        stock.move(span, new Move.Release()),
        ranges -> {
          prints.release(batch.id(), asked.printer().fingerprint());
          note(asked, "release", batch.from(), batch.to());
          return made(asked);
        });
  }

  private Reply made(Asked asked) {
    Optional<Page> before = prints.page(asked.batch().id(), asked.number());
    if (before.isEmpty()) {
      return make(asked, 1);
    }
    String words =
        "Make page %d of the print file of batch %s again; it was made %d times"
            .formatted(asked.number(), asked.batch().id(), before.get().times());
    var act =
        new Approval.Act(
            "card-print-again",
            "%s@%s@%d"
                .formatted(asked.batch().id(), asked.printer().fingerprint(), asked.number()));
    return consented(asked, act, words, () -> make(asked, before.get().times() + 1));
  }

  private Reply consented(Asked asked, Approval.Act act, String words, Supplier<Reply> next) {
    return SecondOperator.step(
        twoPersons.ask(
            new TwoPersons.Request(
                act, words, asked.batch().utility(), asked.operator().subject())),
        unused -> next.get());
  }

  /** Makes the page, and stores that it was made before it is handed out. */
  private Reply make(Asked asked, int times) {
    CardBatch batch = asked.batch();
    long from = batch.from() + (long) (asked.number() - 1) * Limits.CARD_PAGE_MAX;
    long to = Math.min(from + Limits.CARD_PAGE_MAX - 1, batch.to());
    PrintPage page =
        new PrintPage(
            pins.cipher(batch.keyVersion()),
            PrinterKey.parse(asked.printer().publicKey()).orElseThrow(),
            office.random());
    byte[] message =
        page.make(
            new PrintPage.Extent(batch, asked.number(), from, to), office.store().ranges(from, to));
    String sha256 = sha256(message);
    Page made =
        new Page(batch.id(), asked.number(), from, to, sha256, times, office.clock().instant());
    if (!prints.put(made)) {
      return Problem.conflict("page", "This page is being made by somebody else at this moment.");
    }
    note(asked, times == 1 ? "print" : "print-again", from, to);
    return HttpResponse.json(
        200,
        new JsonObject()
            .put("batch", batch.id())
            .put("page", asked.number())
            .put("pages", pages(batch))
            .put("from", Serial.text(from))
            .put("to", Serial.text(to))
            .put("count", to - from + 1)
            .put("sha256", sha256)
            .put("message", new String(message, US_ASCII)));
  }

  private void note(Asked asked, String what, long from, long to) {
    office
        .store()
        .note(
            new CardAct(
                asked.batch().id(),
                what,
                from,
                to,
                asked.operator().subject(),
                "to " + asked.printer().fingerprint(),
                office.clock().instant()));
  }

  private static String sha256(byte[] message) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(message));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
