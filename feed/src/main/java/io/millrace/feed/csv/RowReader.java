package io.millrace.feed.csv;

import io.millrace.feed.FeedException;
import io.millrace.feed.file.EventReader;
import io.millrace.feed.text.Decimals;
import io.millrace.feed.text.Rows;
import io.millrace.feed.text.Times;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.time.Timeframe;

import java.util.Optional;

/** What the readers of trades, quotes and bars share: the time, the numbers and their refusals. */
abstract class RowReader implements EventReader {

    private final Rows rows;
    private final Columns columns;
    private final Times times;
    private final Times receiveTimes = new Times(Times.UNKNOWN);
    private final Decimals decimals = new Decimals();

    private final long backwardsNs;

    private long rowTimeNs;
    private long newestNs;

    RowReader(Rows rows, Columns columns, long backwardsNs) {
        this.rows = rows;
        this.columns = columns;
        this.backwardsNs = backwardsNs;
        this.times = new Times(columns.timeForm());
    }

    @Override
    public final boolean advance() {
        if (!rows.next()) {
            return false;
        }
        if (rows.count() != columns.count()) {
            throw rows.refusal(
                    "row has " + rows.count() + " columns",
                    "it must have the " + columns.count() + " of the header");
        }
        long before = rowTimeNs;
        rowTimeNs = readTime() - shiftNs();
        if (rowTimeNs < newestNs - backwardsNs) {
            throw refusal(columns.time(), "times must not go back");
        }
        newestNs = Math.max(newestNs, rowTimeNs);
        readRow(before);
        return true;
    }

    /** What lies between the start of a row and the time that is written in it. */
    long shiftNs() {
        return 0;
    }

    /**
     * Reads what stands beside the time.
     *
     * @param timeBeforeNs time of the row above, 0 in the first
     */
    abstract void readRow(long timeBeforeNs);

    @Override
    public final long rowTimeNs() {
        return rowTimeNs;
    }

    @Override
    public final long line() {
        return rows.line();
    }

    @Override
    public Optional<Timeframe> timeframe() {
        return Optional.empty();
    }

    @Override
    public final void close() {
        rows.close();
    }

    final Rows rows() {
        return rows;
    }

    final Columns columns() {
        return columns;
    }

    /** A number above 0. */
    final long price(int column) {
        long price = number(column);
        if (price <= 0) {
            throw refusal(column, "it must be above 0");
        }
        return price;
    }

    /** A number of 0 or above; 0 when the column is absent. */
    final long size(int column) {
        if (column == Columns.ABSENT) {
            return 0;
        }
        long size = number(column);
        if (size < 0) {
            throw refusal(column, "it must be 0 or above");
        }
        return size;
    }

    /** A whole number from 0; 0 when the column is absent or holds anything else. */
    final long identifier(int column) {
        if (column == Columns.ABSENT) {
            return 0;
        }
        rows.select(column);
        long number = decimals.parse(rows.bytes(), rows.from(), rows.to(), 0);
        if (number == FixedPoint.NONE) {
            rows.checkText();
        }
        return Math.max(0, number);
    }

    /** An error in one field. */
    final FeedException refusal(int column, String expected) {
        rows.select(column);
        rows.checkText();
        return rows.refusal(columns.name(column) + " is \"" + rows.text() + "\"", expected);
    }

    private long number(int column) {
        rows.select(column);
        long value = decimals.parseClean(rows.bytes(), rows.from(), rows.to(), FixedPoint.DIGITS);
        if (value == FixedPoint.NONE) {
            throw refusal(column, expected(decimals.problem()));
        }
        return value;
    }

    private static String expected(Decimals.Problem problem) {
        return switch (problem) {
            case TOO_FINE -> "it must have at most 8 decimals";
            case TOO_LARGE -> "it must be below 92 billion";
            case NO_NUMBER, NONE -> "it must be a decimal number such as 12.5";
        };
    }

    /** When the row was received; its own time when the column is absent. */
    final long received(int column) {
        return column == Columns.ABSENT ? rowTimeNs : time(column, receiveTimes);
    }

    private long readTime() {
        return time(columns.time(), times);
    }

    private long time(int column, Times form) {
        rows.select(column);
        long timeNs = form.parse(rows.bytes(), rows.from(), rows.to());
        if (timeNs == FixedPoint.NONE) {
            throw refusal(column, form.expected());
        }
        if (timeNs < Times.EARLIEST_NS || timeNs >= Times.LATEST_NS) {
            throw refusal(column, "it must lie in the years 1990 to 2099");
        }
        return timeNs;
    }
}
