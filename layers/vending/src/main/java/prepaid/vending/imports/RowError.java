package prepaid.vending.imports;

/**
 * Why a row was not registered.
 *
 * @param row its number within its part, from 1; the header is none
 * @param line of the part in which it begins, from 1
 * @param column which column to correct; empty when it is the row as a whole
 * @param words one or two sentences; they quote no personal data
 */
public record RowError(int row, int line, String column, String words) {}
