package prepaid.localcloud.kms;

/** What KMS answers instead of a result; {@code type} is what SDKs turn into their exceptions. */
final class KmsRefusal extends Exception {
  private static final long serialVersionUID = 1;

  private final String type;

  KmsRefusal(String type, String message) {
    super(message);
    this.type = type;
  }

  String type() {
    return type;
  }

  int status() {
    return type.equals("AccessDeniedException") ? 403 : 400;
  }
}
