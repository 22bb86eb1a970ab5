package prepaid.backoffice;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import prepaid.http.Operator;
import prepaid.http.Problem;
import prepaid.http.Reply;
import prepaid.vending.partners.Partner;
import prepaid.vending.utilities.SupplyGroup;
import prepaid.vending.utilities.Utilities;

/** For which utilities a partner sells. */
record PartnerScope(Utilities utilities) {
  /** An operator of some utilities serves only partners that sell for those alone. */
  Optional<Reply> refusal(Operator operator, Partner partner) {
    return owners(partner).stream()
        .filter(utility -> !operator.worksFor(utility))
        .findFirst()
        .map(utility -> Access.within(operator, utility, () -> Problem.notFound(utility)));
  }

  Set<String> owners(Partner partner) {
    Set<String> owners = new HashSet<>(partner.permissions().utilities());
    for (String code : partner.permissions().supplyGroups()) {
      utilities.supplyGroup(code).map(SupplyGroup::utility).ifPresent(owners::add);
    }
    return owners;
  }

  /** The languages of those utilities, in no order that matters. */
  List<String> languages(Partner partner) {
    return owners(partner).stream()
        .sorted()
        .flatMap(id -> utilities.utility(id).stream())
        .flatMap(utility -> utility.languages().stream())
        .toList();
  }
}
