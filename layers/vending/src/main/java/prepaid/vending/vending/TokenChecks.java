package prepaid.vending.vending;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import prepaid.sts.CreditToken;
import prepaid.sts.CurrencyCredit;
import prepaid.sts.DecodedToken;
import prepaid.sts.ManagementToken;
import prepaid.sts.UnitsCredit;
import prepaid.vending.keys.KeyStore;
import prepaid.vending.keys.TokenReading;
import prepaid.vending.keys.WrappedKey;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.KeyMoved;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.ledger.MoneySource.Engineering;
import prepaid.vending.ledger.TokenKind;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/** Decodes the tokens of the ledger's own rows, inside the secure module. */
public final class TokenChecks implements TokenAudit {
  private final Ledger ledger;
  private final KeyStore keys;
  private final TokenReading reading;

  public TokenChecks(Ledger ledger, KeyStore keys, TokenReading reading) {
    this.ledger = ledger;
    this.keys = keys;
    this.reading = reading;
  }

  @Override
  public Answer<List<Checked>> check(List<VendKey> vends) {
    return vends.size() > Limits.TOKEN_CHECKS_MAX
        ? Answer.refused(
            RefusalKind.INVALID_REQUEST,
            "vends",
            "At most %d vends are checked at once.".formatted(Limits.TOKEN_CHECKS_MAX))
        : Answer.given(vends.stream().map(this::check).toList());
  }

  private Checked check(VendKey key) {
    Optional<Vend> found = ledger.find(key);
    if (found.isEmpty()) {
      return new Checked(key, 0, List.of("there is no row of this vend"));
    }
    Vend vend = found.get();
    Optional<WrappedKey> its = key(vend.sts());
    if (its.isEmpty()) {
      return vend.tokens().isEmpty()
          ? new Checked(key, 0, List.of())
          : new Checked(key, 0, List.of("there is no key of the revision that its row names"));
    }
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < vend.tokens().size(); i++) {
      String which = "token %d of %d ".formatted(i + 1, vend.tokens().size());
      problem(vend, vend.tokens().get(i), its.get()).ifPresent(why -> problems.add(which + why));
    }
    return new Checked(key, vend.tokens().size(), problems);
  }

  private Optional<WrappedKey> key(StsAttributes sts) {
    return keys.keys(sts.supplyGroup()).stream()
        .filter(key -> key.terms().keyRevision() == sts.keyRevision())
        .findFirst();
  }

  private Optional<String> problem(Vend vend, IssuedToken issued, WrappedKey key) {
    if (issued.kind() != TokenKind.KEY_CHANGE) {
      return problem(vend, issued, read(vend, issued, key, vend.sts()));
    }
    Optional<StsAttributes> from = vend.keyMoved().map(KeyMoved::from);
    Optional<WrappedKey> old = from.flatMap(this::key);
    return old.isEmpty()
        ? Optional.of("changes a key that is not known")
        : problem(vend, issued, read(vend, issued, old.get(), from.orElseThrow()));
  }

  private DecodedToken read(Vend vend, IssuedToken issued, WrappedKey key, StsAttributes sts) {
    return reading.read(key, key.terms().decoderKey(vend.meter(), sts), issued.token());
  }

  private static Optional<String> problem(Vend vend, IssuedToken issued, DecodedToken decoded) {
    return switch (decoded) {
      case DecodedToken.Refused(var result, var tokenClass, var subclass, var reason) ->
          Optional.of("is one that its meter refuses: " + result);
      case DecodedToken.Credit(var credit) when isCredit(issued.kind()) ->
          difference(vend, issued, credit);
      case DecodedToken.KeyChange(var section) when issued.kind() == TokenKind.KEY_CHANGE -> {
        section.close();
        yield Optional.empty();
      }
      case DecodedToken.Management(var token) -> difference(vend, issued, token);
      case DecodedToken.TestDisplay(var token)
          when vend.source() instanceof Engineering(var task, var mandate)
              && EngineeringTokens.testing(task).equals(token) ->
          Optional.empty();
      case DecodedToken other -> Optional.of("does something else than its row says");
    };
  }

  private static boolean isCredit(TokenKind kind) {
    return kind == TokenKind.CREDIT
        || kind == TokenKind.FREE_UNITS
        || kind == TokenKind.RESERVE_CREDIT;
  }

  private static Optional<String> difference(Vend vend, IssuedToken issued, ManagementToken token) {
    boolean same =
        vend.source() instanceof Engineering(var task, var mandate)
            && token.tid().minutes() == issued.tokenIdentifier()
            && EngineeringTokens.management(task, token.rnd(), token.tid()).equals(token);
    return same ? Optional.empty() : Optional.of("does something else than its row says");
  }

  private static Optional<String> difference(Vend vend, IssuedToken issued, CreditToken credit) {
    if (credit.tid().minutes() != issued.tokenIdentifier()) {
      return Optional.of("has another token identifier than its row says");
    }
    boolean same =
        switch (credit) {
          case UnitsCredit units -> issued.units().equals(Optional.of(new Units(units.tenths())));
          case CurrencyCredit money ->
              issued
                  .credit()
                  .equals(Optional.of(Minting.minor(money.unit1e5(), vend.tender().currency())));
        };
    return same ? Optional.empty() : Optional.of("brings something else than its row says");
  }
}
