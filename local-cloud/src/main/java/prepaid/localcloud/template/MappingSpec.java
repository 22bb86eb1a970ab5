package prepaid.localcloud.template;

import java.util.Optional;

/**
 * An event source mapping from a table's stream to a function.
 *
 * @param retriesMax how often a failed batch is tried again; -1 is without end
 * @param recordAgeSecondsMax how old a record may get before it is given up; -1 is without end
 * @param onFailureTopic ARN of the topic that learns of batches given up
 */
public record MappingSpec(
    String logicalId,
    String tableLogicalId,
    String functionLogicalId,
    String startingPosition,
    int batchSize,
    int retriesMax,
    int recordAgeSecondsMax,
    boolean bisect,
    boolean reportsItemFailures,
    Optional<String> onFailureTopic) {}
