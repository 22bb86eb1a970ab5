package prepaid.audit;

import java.util.List;

/**
 * Where a row stands in what was read.
 *
 * @param source index of the file or page in the list of sources
 * @param row from 1, in the source
 * @param line from 1, in the source
 */
record Place(int source, int row, int line) {
  String words(List<String> sources) {
    return "%s row %d (line %d)".formatted(sources.get(source), row, line);
  }
}
