package prepaid.localcloud.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of the template.
 *
 * @param attributes type ({@code S}, {@code N}, {@code B}) by name
 * @param keys names: the hash key, then perhaps the range key
 * @param streamView what the stream shows; empty when the table has none
 */
public record TableSpec(
    String logicalId,
    String name,
    Map<String, String> attributes,
    List<String> keys,
    List<Index> indexes,
    Optional<String> streamView) {

  /** A global secondary index. */
  public record Index(
      String name, List<String> keys, String projection, List<String> nonKeyAttributes) {}
}
