package prepaid.sts.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import prepaid.sts.BaseDate;
import prepaid.sts.ClearToken;
import prepaid.sts.CreditToken;
import prepaid.sts.DecodedToken;
import prepaid.sts.EncryptionAlgorithm;
import prepaid.sts.KeySection;
import prepaid.sts.ManagementToken;
import prepaid.sts.ReceivedKey;
import prepaid.sts.StaTables;
import prepaid.sts.TestDisplayToken;

/** What a token is, in sentences: what it does, to which meters, since when, and why not. */
final class Explanation {
  private final List<String> sentences;
  private final boolean isRefused;

  private Explanation(List<String> sentences, boolean isRefused) {
    this.sentences = sentences;
    this.isRefused = isRefused;
  }

  /** Explains the token or the set of tokens of a request. */
  static Explanation of(Request request) throws BadRequest {
    StaTables tables = SharedFields.tables(request);
    Optional<BaseDate> base = SharedFields.baseDate(request);
    Reading reading = Reading.of(request, tables);
    List<String> sentences = new ArrayList<>();
    switch (reading) {
      case Reading.OfToken(ClearToken token) -> sentences.addAll(of(token, base));
      case Reading.OfSet(ReceivedKey received, int count) -> {
        try (received) {
          sentences.addAll(KeyChangeWords.of(received, count));
        }
      }
      case Reading.Refused(DecodedToken.Refused refused) ->
          sentences.add(
              "%s answers %s: %s."
                  .formatted(
                      request.has("ea") ? "A meter with this key" : "Every meter",
                      refused.result().standardName(),
                      refused.reason()));
    }
    if (request.has("ea")) {
      addAlgorithm(sentences, SharedFields.ea(request), tables);
    }
    return new Explanation(List.copyOf(sentences), reading instanceof Reading.Refused);
  }

  private static List<String> of(ClearToken token, Optional<BaseDate> base) {
    return switch (token) {
      case CreditToken credit -> CreditWords.of(credit, base);
      case ManagementToken management -> ManagementWords.of(management, base);
      case TestDisplayToken test -> TestWords.of(test);
      case KeySection section -> {
        try (section) {
          yield KeyChangeWords.of(section);
        }
      }
    };
  }

  private static void addAlgorithm(
      List<String> sentences, EncryptionAlgorithm ea, StaTables tables) {
    if (ea == EncryptionAlgorithm.EA07 && tables.isSample()) {
      sentences.add("Read with the sample EA07 tables, which no live meter uses.");
    }
    if (ea == EncryptionAlgorithm.EA09) {
      sentences.add("EA09 (DES) was withdrawn: such tokens are read and none are made.");
    }
  }

  List<String> sentences() {
    return sentences;
  }

  /** Whether a meter with this key refuses the token. */
  boolean isRefused() {
    return isRefused;
  }
}
