package prepaid.aws.kms;

import java.util.function.Supplier;
import prepaid.aws.Failures;
import prepaid.vending.keys.KeyWrappingFailed;
import prepaid.vending.ledger.CheckpointSigning;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/** Signs checkpoints with an asymmetric KMS key. */
public final class KmsCheckpointSigning implements CheckpointSigning {
  private final KmsClient kms;
  private final String keyId;

  public KmsCheckpointSigning(KmsClient kms, String keyId) {
    this.kms = kms;
    this.keyId = keyId;
  }

  @Override
  public byte[] publicKey() {
    return bytes(
        "show the public key of checkpoints",
        () -> kms.getPublicKey(request -> request.keyId(keyId)).publicKey());
  }

  @Override
  public byte[] sign(byte[] digest) {
    return bytes(
        "sign a checkpoint",
        () ->
            kms.sign(request ->
                    request
                        .keyId(keyId)
                        .message(SdkBytes.fromByteArray(digest))
                        .messageType(MessageType.DIGEST)
                        .signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_256))
                .signature());
  }

  private static byte[] bytes(String what, Supplier<SdkBytes> call) {
    try {
      return call.get().asByteArray();
    } catch (SdkException failure) {
      throw new KeyWrappingFailed("KMS did not " + what + ": " + Failures.word(failure), failure);
    }
  }
}
