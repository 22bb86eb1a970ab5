package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import prepaid.e2e.Http.Reply;

/** Keys of a story's supply group, all of the same material, which the emulator's meters have. */
record StoryKeys(RunningSystem system, String group) {
  static final String KEY = "abababababababab949494949494949401234567";
  static final String FIRST = "00112233445566778899aabbccddeeff00112233";

  /** The component that makes the key together with the first. */
  static String second() {
    byte[] other = HexFormat.of().parseHex(KEY);
    byte[] first = HexFormat.of().parseHex(FIRST);
    for (int i = 0; i < other.length; i++) {
      other[i] ^= first[i];
    }
    return HexFormat.of().formatHex(other);
  }

  /** By both operators, and active as far as its times go. */
  void make(int revision, String from, String until) {
    Map<String, Object> body = new HashMap<>();
    body.put("keyRevision", revision);
    body.put("keyType", "VUDK");
    body.put("derivation", 4);
    body.put("baseDate", 2014);
    body.put("expiry", 255);
    body.put("activeFrom", from);
    body.put("issuedUntil", until);
    String path = "/office/v1/supply-groups/" + group + "/keys";
    body.put("component", FIRST);
    assertEquals(202, system.office("admin").post(path, body).status());
    body.put("component", second());
    Reply waits = system.office("admin2").post(path, body);
    assertEquals(202, waits.status(), waits.body());
    String approve = "/office/v1/approvals/" + waits.object("approval").get("id") + "/approve";
    assertEquals(200, system.office("admin").post(approve, Map.of()).status());
    assertEquals(200, system.office("admin2").post(path, body).status(), "sent again");
    assertEquals(409, system.office("admin").post(path, body).status(), "never replaced");
  }
}
