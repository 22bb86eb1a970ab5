package prepaid.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * The walls around the making of tokens: whoever makes one without a row in the ledger would have
 * to make a way around these.
 */
final class MintingWalls {
  private MintingWalls() {}

  static List<ArchRule> all() {
    return List.of(
        noClasses()
            .that()
            .resideOutsideOfPackage("prepaid.sts..")
            .and(not(nameMatching("prepaid\\.vending\\.keys\\.UnwrappedVendingKeys")))
            .should()
            .callCodeUnitWhere(calls("prepaid.sts.TokenCodec", "encode"))
            .as("only unwrapped vending keys encode tokens"),
        noClasses()
            .that(not(nameMatching("prepaid\\.vending\\.vending\\.Minting(\\$.*)?")))
            .should()
            .callCodeUnitWhere(
                calls("prepaid.vending.keys.VendingKeys", "mint", "manage", "changeKey", "test"))
            .as("only minting has vending keys make tokens"),
        noClasses()
            .that(not(nameMatching("prepaid\\.vending\\.vending\\.(Vending|Minting)(\\$.*)?")))
            .should()
            .callCodeUnitWhere(calls("prepaid.vending.vending.Minting", "mint"))
            .as("only the path that commits mints"));
  }

  /** Calls of methods of a type or its subtypes. */
  static DescribedPredicate<JavaCall<?>> calls(String type, String... methods) {
    return DescribedPredicate.describe(
        type + "." + String.join(" or ", methods),
        call ->
            List.of(methods).contains(call.getTarget().getName())
                && assignableTo(type).test(call.getTarget().getOwner()));
  }
}
