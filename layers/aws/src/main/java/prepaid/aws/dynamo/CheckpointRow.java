package prepaid.aws.dynamo;

import java.util.List;
import java.util.Map;
import prepaid.sts.Drn;
import prepaid.vending.ledger.ChainHead;
import prepaid.vending.ledger.Checkpoint;
import prepaid.vending.ledger.MeterHead;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The rows of a checkpoint in the journal's table: itself, and its heads in parts. The parts' key
 * names its root: of two that were made at the same moment only one is stored, with its own parts.
 */
final class CheckpointRow {
  private static final String CHECKPOINTS = "checkpoints";
  private static final String AT = "at";
  private static final String PREVIOUS_ROOT = "p";
  private static final String HEAD_COUNT = "n";
  private static final String ROOT = "r";
  private static final String SIGNATURE = "sg";
  private static final String PUBLIC_KEY = "pk";
  private static final String HEADS = "hs";
  private static final String NUMBER = "%012d";
  private static final String PART = "%06d";

  private CheckpointRow() {}

  static AttributeValue partition() {
    return RowWriter.ofText(CHECKPOINTS);
  }

  static AttributeValue sort(long number) {
    return RowWriter.ofText(NUMBER.formatted(number));
  }

  static Map<String, AttributeValue> encode(Checkpoint checkpoint) {
    return new RowWriter()
        .text(JournalRow.KEY, CHECKPOINTS)
        .text(JournalRow.SORT, NUMBER.formatted(checkpoint.number()))
        .time(AT, checkpoint.at())
        .hex(PREVIOUS_ROOT, checkpoint.previousRoot())
        .number(HEAD_COUNT, checkpoint.headCount())
        .hex(ROOT, checkpoint.root())
        .text(SIGNATURE, checkpoint.signature())
        .text(PUBLIC_KEY, checkpoint.publicKey())
        .row();
  }

  static Checkpoint decode(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("checkpoint", JournalRow.SORT, attributes);
    return new Checkpoint(
        row.parsed(JournalRow.SORT, Long::parseLong),
        row.time(AT),
        row.hex(PREVIOUS_ROOT),
        row.smallNumber(HEAD_COUNT),
        row.hex(ROOT),
        row.text(SIGNATURE),
        row.text(PUBLIC_KEY));
  }

  static AttributeValue headsPartition(Checkpoint checkpoint) {
    return RowWriter.ofText("heads#" + checkpoint.number() + "#" + checkpoint.root());
  }

  static AttributeValue part(int number) {
    return RowWriter.ofText(PART.formatted(number));
  }

  static Map<String, AttributeValue> encode(
      Checkpoint checkpoint, int part, List<MeterHead> heads) {
    return Map.of(
        JournalRow.KEY,
        headsPartition(checkpoint),
        JournalRow.SORT,
        part(part),
        HEADS,
        AttributeValue.fromL(heads.stream().map(head -> RowWriter.ofText(text(head))).toList()));
  }

  static List<MeterHead> decodeHeads(Map<String, AttributeValue> attributes) {
    return RowReader.of("heads", JournalRow.KEY, attributes).each(HEADS, CheckpointRow::head);
  }

  private static String text(MeterHead head) {
    return head.meter().digits() + "|" + head.head().sequence() + "|" + head.head().hash();
  }

  private static MeterHead head(String text) {
    String[] parts = StsText.parts(text, "\\|", 3);
    return new MeterHead(new Drn(parts[0]), new ChainHead(Long.parseLong(parts[1]), parts[2]));
  }
}
