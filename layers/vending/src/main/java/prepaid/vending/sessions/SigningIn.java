package prepaid.vending.sessions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import prepaid.vending.limits.Limits;
import prepaid.vending.messaging.Catalogue;
import prepaid.vending.messaging.Message;
import prepaid.vending.messaging.Phones;
import prepaid.vending.messaging.TextLanguage;
import prepaid.vending.messaging.TextNotSent;
import prepaid.vending.messaging.Texts;
import prepaid.vending.partners.PinHash;

/**
 * Lets whoever holds a phone sign in by a code that is texted to it.
 *
 * <p>Only a phone that a meter is registered with is texted to, and some times an hour at most; but
 * the answer is the same for every phone. Of codes and tokens only hashes are kept.
 */
public final class SigningIn {
  private static final int BYTES = 16;
  private static final int CODES = 1_000_000;
  private static final String TOKEN = "[0-9a-f]{32}\\.[0-9a-f]{32}";

  private final Sessions sessions;
  private final Phones phones;
  private final Texts texts;
  private final SecureRandom random;
  private final InstantSource clock;

  /** Where sessions and phones are kept, and codes go. */
  public record Post(Sessions sessions, Phones phones, Texts texts) {}

  public SigningIn(Post post, SecureRandom random, InstantSource clock) {
    this.sessions = post.sessions();
    this.phones = post.phones();
    this.texts = post.texts();
    this.random = random;
    this.clock = clock;
  }

  /** A token, to be told once. It is a secret, so it is never printed. */
  public record Granted(String token, Instant until) {
    @Override
    public String toString() {
      return "Granted[…]";
    }
  }

  /** Opens a session, and texts its code where there is somebody to text to; answers its id. */
  public String open(String phone, Optional<TextLanguage> language) {
    String id = secret();
    String code = "%06d".formatted(random.nextInt(CODES));
    Instant now = clock.instant();
    sessions.add(
        new Session(
            id,
            phone,
            PinHash.of(code, random),
            0,
            now.plus(Limits.SESSION_CODE_AGE_MAX),
            Optional.empty(),
            1));
    if (!phones.meters(phone, 1).isEmpty() && sessions.mayText(phone, now)) {
      text(phone, code, language);
    }
    return id;
  }

  private void text(String phone, String code, Optional<TextLanguage> language) {
    TextLanguage spoken =
        phones.settings(phone).language().or(() -> language).orElse(TextLanguage.ENGLISH);
    try {
      var unused =
          texts.send(phone, Catalogue.of(spoken).text(Message.SIGN_IN.with(Map.of("code", code))));
    } catch (TextNotSent again) {
      // Whoever gets no code asks for another one.
    }
  }

  /**
   * Trades the code for a token. Each try is counted before it is looked at, so guesses at once are
   * guesses all the same.
   */
  public Optional<Granted> verify(String id, String code) {
    Optional<Session> found =
        sessions
            .find(id)
            .filter(session -> session.secret().isEmpty())
            .filter(session -> clock.instant().isBefore(session.until()))
            .filter(session -> session.tries() < Limits.SESSION_CODE_TRIES_MAX);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Session tried = found.get().tried();
    if (!sessions.replace(found.get(), tried) || !tried.code().matches(code)) {
      return Optional.empty();
    }
    String secret = secret();
    Instant until = clock.instant().plus(Limits.SESSION_AGE_MAX);
    return sessions.replace(tried, tried.shown(hash(secret), until))
        ? Optional.of(new Granted(id + "." + secret, until))
        : Optional.empty();
  }

  /** Whose token this is; empty for one that is none, or no longer. */
  public Optional<String> phone(String token) {
    if (!token.matches(TOKEN)) {
      return Optional.empty();
    }
    String[] halves = token.split("\\.", 2);
    return sessions
        .find(halves[0])
        .filter(session -> clock.instant().isBefore(session.until()))
        .filter(session -> session.secret().filter(kept -> same(kept, halves[1])).isPresent())
        .map(Session::phone);
  }

  private static boolean same(String kept, String secret) {
    return MessageDigest.isEqual(
        kept.getBytes(StandardCharsets.US_ASCII), hash(secret).getBytes(StandardCharsets.US_ASCII));
  }

  private String secret() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static String hash(String secret) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
