package prepaid.localcloud.sandbox;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A supply group of the sandbox with its vending key, a well-known test key, so that anyone can
 * decode a sandbox token. The group of the oldest meters has a second revision, to which they move.
 *
 * @param derivation 2 or 4, the decoder key generation algorithm
 * @param baseDate year from which its token minutes count
 */
enum SandboxGroup {
  HIGHVELD("100101", "highveld", 4, 2014),
  HIGHVELD_DES("100102", "highveld", 2, 2014),
  HIGHVELD_1993("100103", "highveld", 2, 1993),
  SEVERNY("200201", "severny", 4, 2014),
  SEVERNY_DES("200202", "severny", 2, 2014);

  /** Of the key that meters are made with. */
  static final int KEY_REVISION = 1;

  private static final int NEXT_KEY_REVISION = 2;
  static final int KEY_EXPIRY = 255;

  private static final String DES_KEY = "abababababababab";
  private static final String LONG_KEY = "abababababababab949494949494949401234567";

  /** What the first operator enters; the second enters the difference to the key. */
  private static final String FIRST_COMPONENT = "5e1d0c9b8a7f6e5d4c3b2a190817263544536271";

  private final String sgc;
  private final String utility;
  private final int derivation;
  private final int baseDate;

  SandboxGroup(String sgc, String utility, int derivation, int baseDate) {
    this.sgc = sgc;
    this.utility = utility;
    this.derivation = derivation;
    this.baseDate = baseDate;
  }

  String sgc() {
    return sgc;
  }

  String utility() {
    return utility;
  }

  int derivation() {
    return derivation;
  }

  int baseDate() {
    return baseDate;
  }

  String vendingKey() {
    return derivation == 2 ? DES_KEY : LONG_KEY;
  }

  Map<String, Object> registration() {
    return Map.of("utility", utility, "name", name().replace('_', ' '));
  }

  List<Integer> keyRevisions() {
    return baseDate == 1993 ? List.of(KEY_REVISION, NEXT_KEY_REVISION) : List.of(KEY_REVISION);
  }

  /** What an operator sends; the two components make the key by exclusive or. */
  Map<String, Object> component(int keyRevision, boolean first) {
    boolean isOld = baseDate == 1993 && keyRevision == KEY_REVISION;
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("keyRevision", keyRevision);
    body.put("keyType", "VUDK");
    body.put("derivation", derivation);
    body.put("baseDate", isOld ? 1993 : 2014);
    body.put("expiry", KEY_EXPIRY);
    body.put("activeFrom", (isOld ? 1993 : 2014) + "-01-01T00:00:00Z");
    body.put("issuedUntil", isOld ? "2024-11-24T20:15:00Z" : "2045-01-01T00:00:00Z");
    body.put("component", first ? firstComponent() : secondComponent());
    return body;
  }

  private String firstComponent() {
    return FIRST_COMPONENT.substring(0, vendingKey().length());
  }

  private String secondComponent() {
    byte[] key = HexFormat.of().parseHex(vendingKey());
    byte[] first = HexFormat.of().parseHex(firstComponent());
    byte[] second = new byte[key.length];
    for (int i = 0; i < key.length; i++) {
      second[i] = (byte) (key[i] ^ first[i]);
    }
    return HexFormat.of().formatHex(second);
  }
}
