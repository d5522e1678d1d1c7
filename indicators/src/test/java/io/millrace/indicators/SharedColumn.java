package io.millrace.indicators;

import static io.millrace.indicators.Closeness.assertClose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * One column of a shared table beside one output, every row of it: where the table is empty, where
 * the indicator is cold, and how many values were compared are all stated.
 *
 * @param table inputs and expected values
 * @param column the expected values, without a hole from the first to the last row
 * @param count number of expected values; the rows before them are empty
 */
record SharedColumn(CsvTable table, String column, int count) {

    private static final double RELATIVE = 1e-9;

    /**
     * Feeds the whole table and compares.
     *
     * @param from first row whose values are compared; rows before it only have to be warm or cold
     * @param warm first row at which the indicator answers; NaN before, never after
     */
    void assertEqualTo(Subject subject, String output, int from, int warm) {
        assertTrue(table.index().containsKey(column), () -> "no column " + column);
        int rows = table.rows().size();
        int first = rows - count;
        int compared = 0;
        for (int row = 0; row < rows; row++) {
            subject.feed().update(table.bar(row));
            double expected = table.number(row, column);
            double actual = subject.value(output);
            String where = column + ", row " + row;
            assertEquals(row < first, Double.isNaN(expected), () -> where + " of the table");
            assertEquals(row < warm, Double.isNaN(actual), () -> where + " is NaN");
            if (row >= Math.max(from, first)) {
                assertClose(expected, actual, RELATIVE, () -> where);
                compared++;
            }
        }
        assertEquals(rows - Math.max(from, first), compared, "rows compared");
    }
}
