package prepaid.aws.dynamo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import prepaid.vending.imports.ImportChunk;
import prepaid.vending.imports.ImportJob;
import prepaid.vending.imports.ImportPart;
import prepaid.vending.imports.Imports.Open;
import prepaid.vending.imports.Imports.Worked;
import prepaid.vending.imports.RowError;
import prepaid.vending.limits.Limits;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The rows of an import: the job and its parts, chunks that wait, and what became of them. */
final class ImportRow {
  static final String KEY = "k";
  static final String SORT = "s";
  static final String PART_PREFIX = "part#";
  static final String WAITING = "waiting";

  static final String IS_WHOLE = "w";
  static final String ROWS = "r";
  static final String CHUNKS = "n";
  static final String CHUNKS_DONE = "d";
  static final String REGISTERED = "g";
  static final String REFUSED = "f";
  static final String OWNER = "o";
  static final String OWNED_UNTIL = "u";

  private static final String JOB = "job";
  private static final String OPENED_BY = "by";
  private static final String OPENED_AT = "at";
  private static final String UTILITIES = "ut";
  private static final String IS_DRY = "dr";
  private static final String PARTS = "pn";
  private static final String HASH = "h";
  private static final String TEXT = "t";
  private static final String COLUMNS = "c";
  private static final String SEPARATOR = "sp";
  private static final String LINE = "l";
  private static final String ROW = "r";
  private static final String ERRORS = "e";
  private static final int ERROR_FIELDS = 4;

  /** When DynamoDB may remove the row, in seconds since 1970. */
  private static final String EXPIRES = "x";

  private ImportRow() {}

  static Map<String, AttributeValue> key(String partition, String item) {
    return Map.of(KEY, RowWriter.ofText(partition), SORT, RowWriter.ofText(item));
  }

  static AttributeValue job(String id) {
    return RowWriter.ofText("import#" + id);
  }

  static Map<String, AttributeValue> jobKey(String id) {
    return key("import#" + id, JOB);
  }

  static Map<String, AttributeValue> partKey(String id, int number) {
    return key("import#" + id, PART_PREFIX + "%05d".formatted(number));
  }

  static String chunks(Open part) {
    return "chunks#%s#%05d".formatted(part.id(), part.part());
  }

  static String errors(Open part) {
    return "errors#%s#%05d".formatted(part.id(), part.part());
  }

  /** The mark of a chunk that was worked on. */
  static Map<String, AttributeValue> done(Open part, int chunk, Instant now) {
    String partition = "done#%s#%05d".formatted(part.id(), part.part());
    return expiring(key(partition, chunk(chunk)), now).row();
  }

  static String chunk(int number) {
    return "%06d".formatted(number);
  }

  static Map<String, AttributeValue> waitingKey(Open part) {
    return key(WAITING, "%s#%05d".formatted(part.id(), part.part()));
  }

  static Open waiting(Map<String, AttributeValue> attributes) {
    return RowReader.of("waiting part", SORT, attributes)
        .parsed(
            SORT,
            text -> {
              int hash = text.indexOf('#');
              return new Open(text.substring(0, hash), Integer.parseInt(text.substring(hash + 1)));
            });
  }

  private static RowWriter expiring(Map<String, AttributeValue> key, Instant from) {
    return new RowWriter()
        .text(KEY, key.getOrDefault(KEY, RowWriter.ofText("")).s())
        .text(SORT, key.getOrDefault(SORT, RowWriter.ofText("")).s())
        .number(EXPIRES, from.plus(Limits.IMPORT_KEPT_FOR).getEpochSecond());
  }

  static Map<String, AttributeValue> encode(ImportJob job) {
    RowWriter row =
        expiring(jobKey(job.id()), job.openedAt())
            .text(OPENED_BY, job.openedBy())
            .time(OPENED_AT, job.openedAt())
            .flag(IS_DRY, job.dryRun());
    job.utilities().ifPresent(own -> row.texts(UTILITIES, own.stream().sorted().toList()));
    job.parts().ifPresent(count -> row.number(PARTS, count));
    return row.row();
  }

  static ImportJob job(String id, Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("import", KEY, attributes);
    return new ImportJob(
        id,
        row.text(OPENED_BY),
        row.has(UTILITIES) ? Optional.of(Set.copyOf(row.texts(UTILITIES))) : Optional.empty(),
        row.time(OPENED_AT),
        row.flag(IS_DRY),
        row.has(PARTS) ? Optional.of(row.smallNumber(PARTS)) : Optional.empty());
  }

  static Map<String, AttributeValue> encode(ImportPart part, Instant now) {
    return expiring(partKey(part.id(), part.number()), now)
        .text(HASH, part.sha256())
        .flag(IS_WHOLE, part.isWhole())
        .number(ROWS, part.rows())
        .number(CHUNKS, part.chunks())
        .number(CHUNKS_DONE, part.chunksDone())
        .number(REGISTERED, part.registered())
        .number(REFUSED, part.refused())
        .row();
  }

  static ImportPart part(String id, Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("part of an import", KEY, attributes);
    return new ImportPart(
        id,
        row.parsed(SORT, text -> Integer.parseInt(text.substring(PART_PREFIX.length()))),
        row.text(HASH),
        row.flag(IS_WHOLE),
        row.smallNumber(ROWS),
        row.smallNumber(CHUNKS),
        row.smallNumber(CHUNKS_DONE),
        row.smallNumber(REGISTERED),
        row.smallNumber(REFUSED));
  }

  static Map<String, AttributeValue> encode(Open part, ImportChunk chunk, Instant now) {
    return expiring(key(chunks(part), chunk(chunk.number())), now)
        .texts(COLUMNS, chunk.columns())
        .text(SEPARATOR, String.valueOf(chunk.separator()))
        .text(TEXT, chunk.text())
        .number(LINE, chunk.line())
        .number(ROW, chunk.row())
        .row();
  }

  static ImportChunk chunk(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("rows of an import", KEY, attributes);
    return new ImportChunk(
        row.parsed(SORT, Integer::parseInt),
        row.texts(COLUMNS),
        row.parsed(SEPARATOR, text -> text.charAt(0)),
        row.text(TEXT),
        row.smallNumber(LINE),
        row.smallNumber(ROW));
  }

  static Map<String, AttributeValue> encode(Open part, Worked worked, Instant now) {
    return expiring(key(errors(part), chunk(worked.chunk())), now)
        .number(REGISTERED, worked.registered())
        .texts(ERRORS, worked.errors().stream().map(ImportRow::text).toList())
        .row();
  }

  static Worked worked(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("rows that were worked on", KEY, attributes);
    return new Worked(
        row.parsed(SORT, Integer::parseInt),
        row.smallNumber(REGISTERED),
        List.copyOf(row.each(ERRORS, ImportRow::error)));
  }

  private static String text(RowError error) {
    return "%d|%d|%s|%s".formatted(error.row(), error.line(), error.column(), error.words());
  }

  private static RowError error(String text) {
    String[] fields = text.split("\\|", ERROR_FIELDS);
    return new RowError(
        Integer.parseInt(fields[0]), Integer.parseInt(fields[1]), fields[2], fields[3]);
  }
}
