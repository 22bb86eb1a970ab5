package prepaid.sts.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import prepaid.sts.ClearToken;
import prepaid.sts.DecodedToken;
import prepaid.sts.DecoderKey;
import prepaid.sts.EncryptionAlgorithm;
import prepaid.sts.KeySection;
import prepaid.sts.KeyType;
import prepaid.sts.MeterKey;
import prepaid.sts.ReceivedKey;
import prepaid.sts.StaTables;
import prepaid.sts.TestDisplayToken;
import prepaid.sts.TokenCodec;
import prepaid.sts.cli.BadRequest.Kind;

/** What a meter makes of a token, or of a whole key-change set: of either, or why it refuses. */
sealed interface Reading {
  int KEN_NEVER = 255;
  int SET_TOKENS_MAX = 4;

  /** One token that the meter would take as far as its key tells. */
  record OfToken(ClearToken token) implements Reading {}

  /** A complete set; whoever reads it closes it. */
  record OfSet(ReceivedKey received, int count) implements Reading {}

  record Refused(DecodedToken.Refused refusal) implements Reading {}

  /** Reads the field {@code token}, or {@code tokens} where the request has that. */
  static Reading of(Request request, StaTables tables) throws BadRequest {
    if (request.has("tokens")) {
      return ofSet(request, tables);
    }
    String entered = request.text("token");
    Optional<DecodedToken> keyless = TokenCodec.decodeWithoutKey(entered);
    if (keyless.isPresent() && !request.has("decoderKey")) {
      return judged(keyless.get(), request);
    }
    try (TokenCodec codec = codec(request, "decoderKey", tables)) {
      return judged(codec.decode(entered), request);
    }
  }

  private static TokenCodec codec(Request request, String key, StaTables tables) throws BadRequest {
    EncryptionAlgorithm ea = SharedFields.ea(request);
    try (DecoderKey decoderKey = SharedFields.decoderKey(request, key, ea)) {
      return TokenCodec.of(decoderKey, ea, tables);
    }
  }

  private static Reading judged(DecodedToken decoded, Request request) throws BadRequest {
    Optional<ClearToken> token = token(decoded);
    if (token.isEmpty()) {
      return new Refused((DecodedToken.Refused) decoded);
    }
    Optional<DecodedToken.Refused> refusal =
        token.get() instanceof TestDisplayToken test && request.has("mfrCode")
            ? test.refusal(request.integer("mfrCode", 0, 0xffff))
            : meterKey(request).refusal(token.get());
    return refusal.<Reading>map(Refused::new).orElseGet(() -> new OfToken(token.get()));
  }

  private static Optional<ClearToken> token(DecodedToken decoded) {
    return switch (decoded) {
      case DecodedToken.Credit credit -> Optional.of(credit.token());
      case DecodedToken.TestDisplay test -> Optional.of(test.token());
      case DecodedToken.Management management -> Optional.of(management.token());
      case DecodedToken.KeyChange section -> Optional.of(section.token());
      case DecodedToken.Refused refused -> Optional.empty();
    };
  }

  /** Type and expiry of the meter's key; where they are not given they refuse nothing. */
  private static MeterKey meterKey(Request request) throws BadRequest {
    return new MeterKey(
        request.has("kt") ? SharedFields.keyType(request, "kt") : KeyType.DUTK,
        request.has("ken") ? request.integer("ken", 0, KEN_NEVER) : KEN_NEVER);
  }

  private static Reading ofSet(Request request, StaTables tables) throws BadRequest {
    List<String> tokens = request.texts("tokens", SET_TOKENS_MAX);
    String key = request.has("oldDecoderKey") ? "oldDecoderKey" : "decoderKey";
    List<KeySection> sections = new ArrayList<>();
    try (TokenCodec codec = codec(request, key, tables)) {
      for (String token : tokens) {
        switch (codec.decode(token)) {
          case DecodedToken.KeyChange(KeySection section) -> sections.add(section);
          case DecodedToken.Refused refused -> {
            return new Refused(refused);
          }
          default ->
              throw new BadRequest(
                  Kind.NOT_ALLOWED, "field tokens holds a token that is no part of a key change");
        }
      }
      return received(sections, request);
    } finally {
      sections.forEach(KeySection::close);
    }
  }

  private static Reading received(List<KeySection> sections, Request request) throws BadRequest {
    Optional<String> incomplete = ReceivedKey.refusal(sections);
    if (incomplete.isPresent()) {
      throw new BadRequest(Kind.NOT_ALLOWED, "field tokens: " + incomplete.get());
    }
    ReceivedKey received = ReceivedKey.of(sections);
    Optional<DecodedToken.Refused> refusal =
        request.has("oldKt")
            ? new MeterKey(SharedFields.keyType(request, "oldKt"), KEN_NEVER).refusal(received)
            : Optional.empty();
    refusal.ifPresent(refused -> received.close());
    return refusal.<Reading>map(Refused::new).orElseGet(() -> new OfSet(received, sections.size()));
  }
}
