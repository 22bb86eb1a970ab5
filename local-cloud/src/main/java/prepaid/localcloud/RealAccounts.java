package prepaid.localcloud;

import java.util.Map;
import prepaid.localcloud.template.TemplateRefused;
import prepaid.localcloud.wire.Caller;

/** Worthless keys of this machine must never be mistaken for those of an AWS account. */
final class RealAccounts {
  private RealAccounts() {}

  /** Refuses to go on while the environment selects an account of AWS. */
  static void refuse(Map<String, String> environment) {
    for (String name : new String[] {"AWS_PROFILE", "AWS_DEFAULT_PROFILE"}) {
      if (!environment.getOrDefault(name, "").isEmpty()) {
        throw refused(name);
      }
    }
    String accessKey = environment.getOrDefault("AWS_ACCESS_KEY_ID", "");
    if (!accessKey.isEmpty() && !accessKey.startsWith(Caller.LOCAL_PREFIX)) {
      throw refused("AWS_ACCESS_KEY_ID");
    }
  }

  private static TemplateRefused refused(String name) {
    return new TemplateRefused(
        name
            + " selects a real AWS account. The local cloud keeps its keys in a plain file and does"
            + " not start beside one. Unset it, or say where to go with --aws-endpoint URL.");
  }
}
