package prepaid.vending.vending;

import java.util.List;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.refusals.Answer;

/** Port: whether the tokens of vends say what their rows say; keys stay where they are. */
public interface TokenAudit {
  /**
   * What became of one vend.
   *
   * @param tokens how many were decoded
   * @param problems in words, without a token; none when every token is what its row says
   */
  record Checked(VendKey vend, int tokens, List<String> problems) {
    public Checked {
      problems = List.copyOf(problems);
    }
  }

  /**
   * @param vends at most {@link prepaid.vending.limits.Limits#TOKEN_CHECKS_MAX}
   */
  Answer<List<Checked>> check(List<VendKey> vends);
}
