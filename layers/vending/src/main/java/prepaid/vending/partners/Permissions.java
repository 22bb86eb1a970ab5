package prepaid.vending.partners;

import java.util.Set;

/**
 * What a partner may do, and for whose meters. What is not named is not allowed.
 *
 * @param utilities ids of utilities, all of whose supply groups the partner may serve
 * @param supplyGroups codes of single supply groups that it may serve besides
 */
public record Permissions(Set<UseCase> useCases, Set<String> utilities, Set<String> supplyGroups) {
  public Permissions {
    useCases = Set.copyOf(useCases);
    utilities = Set.copyOf(utilities);
    supplyGroups = Set.copyOf(supplyGroups);
  }

  public boolean serves(String utility, String supplyGroup) {
    return utilities.contains(utility) || supplyGroups.contains(supplyGroup);
  }
}
