package prepaid.vending.vending;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import prepaid.sts.CreditToken;
import prepaid.sts.CurrencyCredit;
import prepaid.sts.DecodedToken;
import prepaid.sts.DecoderKeyParameters;
import prepaid.sts.MeterPan;
import prepaid.sts.UnitsCredit;
import prepaid.vending.keys.KeyStore;
import prepaid.vending.keys.TokenReading;
import prepaid.vending.keys.WrappedKey;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.limits.Limits;
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
    Optional<WrappedKey> its = key(vend);
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

  private Optional<WrappedKey> key(Vend vend) {
    return keys.keys(vend.sts().supplyGroup()).stream()
        .filter(key -> key.terms().keyRevision() == vend.sts().keyRevision())
        .findFirst();
  }

  private Optional<String> problem(Vend vend, IssuedToken issued, WrappedKey key) {
    return switch (reading.read(key, decoderKey(vend, key), issued.token())) {
      case DecodedToken.Credit(var credit) -> difference(vend, issued, credit);
      case DecodedToken.Refused(var result, var tokenClass, var subclass, var reason) ->
          Optional.of("is one that its meter refuses: " + result);
      case DecodedToken other -> Optional.of("is no credit token");
    };
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

  private static DecoderKeyParameters decoderKey(Vend vend, WrappedKey key) {
    return new DecoderKeyParameters(
        key.terms().derivation(),
        vend.sts().encryptionAlgorithm(),
        key.terms().baseDate(),
        MeterPan.of(vend.meter()),
        vend.sts().keyType(),
        vend.sts().supplyGroup(),
        vend.sts().tariffIndex(),
        vend.sts().keyRevision());
  }
}
