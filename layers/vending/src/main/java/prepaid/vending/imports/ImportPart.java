package prepaid.vending.imports;

/**
 * A part of an import.
 *
 * @param number from 1
 * @param sha256 of its bytes, in hexadecimal digits: the same number with other bytes is refused
 * @param isWhole whether all its rows are stored; until then it must be sent again
 * @param rows how many it has
 * @param chunks how many runs of rows they are stored in
 * @param chunksDone how many of them were worked on
 * @param registered rows whose meter stands in the register as the row says, or would
 * @param refused rows that were not registered
 */
public record ImportPart(
    String id,
    int number,
    String sha256,
    boolean isWhole,
    int rows,
    int chunks,
    int chunksDone,
    int registered,
    int refused) {
  public static ImportPart begun(String id, int number, String sha256) {
    return new ImportPart(id, number, sha256, false, 0, 0, 0, 0, 0);
  }

  public ImportPart stored(int allRows, int allChunks) {
    return new ImportPart(id, number, sha256, true, allRows, allChunks, 0, 0, 0);
  }

  public boolean isDone() {
    return isWhole && chunksDone == chunks;
  }
}
