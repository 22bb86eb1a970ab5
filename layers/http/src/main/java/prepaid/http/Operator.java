package prepaid.http;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * A person of a utility, as the bearer token says.
 *
 * @param subject the identity provider's name for the person
 * @param utilities the only utilities that the operator works for; empty means every one
 */
public record Operator(String subject, Set<Role> roles, Optional<Set<String>> utilities) {
  public boolean mayActAs(Set<Role> allowed) {
    return !Collections.disjoint(roles, allowed);
  }

  public boolean worksFor(String utility) {
    return utilities.map(own -> own.contains(utility)).orElse(true);
  }
}
