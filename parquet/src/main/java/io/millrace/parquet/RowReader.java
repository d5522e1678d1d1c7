package io.millrace.parquet;

import io.millrace.feed.FeedException;
import io.millrace.feed.file.EventReader;
import io.millrace.feed.text.Decimals;
import io.millrace.feed.text.Times;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.time.Timeframe;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * What the readers of trades, quotes and bars share: the time, the numbers and their refusals. The
 * file is opened at the first row.
 */
abstract class RowReader implements EventReader {

    private final Columns columns;
    private final Cell time;
    private final Times times;
    private final @Nullable Cell received;
    private final Times receiveTimes;
    private final Decimals decimals = new Decimals();
    private final long backwardsNs;
    private final Table table;

    private long rowTimeNs;
    private long newestNs;

    RowReader(Columns columns, long backwardsNs) {
        this.columns = columns;
        this.backwardsNs = backwardsNs;
        time = columns.time();
        times = new Times(columns.timeForm());
        received = columns.received();
        receiveTimes = new Times(columns.receivedForm());
        table = new Table(columns.footer(), columns.cells());
    }

    @Override
    public final boolean advance() {
        if (!table.next()) {
            return false;
        }
        long before = rowTimeNs;
        rowTimeNs = time(time, times);
        if (rowTimeNs < newestNs - backwardsNs) {
            throw refusal(time, "times must not go back");
        }
        newestNs = Math.max(newestNs, rowTimeNs);
        readRow(before);
        return true;
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
        return table.row();
    }

    @Override
    public Optional<Timeframe> timeframe() {
        return Optional.empty();
    }

    @Override
    public final void close() {
        table.close();
    }

    /** A number above 0. */
    final long price(Cell cell) {
        long price = number(cell);
        if (price <= 0) {
            throw refusal(cell, "it must be above 0");
        }
        return price;
    }

    /** A number of 0 or above; 0 when the column is absent. */
    final long size(@Nullable Cell cell) {
        if (cell == null) {
            return 0;
        }
        long size = number(cell);
        if (size < 0) {
            throw refusal(cell, "it must be 0 or above");
        }
        return size;
    }

    /** A whole number from 0; 0 when the column is absent or holds anything else. */
    final long identifier(@Nullable Cell cell) {
        if (cell == null) {
            return 0;
        }
        return Math.max(0, decimals.parse(cell.bytes(), 0, cell.bytes().length, 0));
    }

    /** When the row was received; its own time when the column is absent. */
    final long received() {
        return received == null ? rowTimeNs : time(received, receiveTimes);
    }

    /** Fails when a bar begins before the one above has ended. */
    final void checkApart(long timeBeforeNs, Timeframe timeframe) {
        if (rowTimeNs - timeBeforeNs < timeframe.lengthNs()) {
            throw refusal(
                    time, "bars of " + timeframe.label() + " must be at least that far apart");
        }
    }

    /**
     * Reads the prices of a bar.
     *
     * @param cells of open, high, low and close
     * @param prices the same, to be filled
     */
    final void readPrices(Cell[] cells, long[] prices) {
        for (int i = 0; i < prices.length; i++) {
            prices[i] = price(cells[i]);
        }
        long high = prices[1];
        long low = prices[2];
        if (high < prices[0] || high < prices[3] || high < low) {
            throw refusal(cells[1], "it must not be below open, low and close");
        }
        if (low > prices[0] || low > prices[3]) {
            throw refusal(cells[2], "it must not be above open, high and close");
        }
    }

    /** An error in one value. */
    final FeedException refusal(Cell cell, String expected) {
        return new FeedException(
                columns.footer().file().toString(),
                "row " + table.row() + ": " + cell.shown(),
                expected);
    }

    private long number(Cell cell) {
        byte[] text = cell.bytes();
        long value = decimals.parseClean(text, 0, text.length, FixedPoint.DIGITS);
        if (value == FixedPoint.NONE) {
            throw refusal(cell, expected(decimals.problem()));
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

    private long time(Cell cell, Times form) {
        byte[] text = cell.bytes();
        long timeNs = form.parse(text, 0, text.length);
        if (timeNs == FixedPoint.NONE) {
            throw refusal(cell, form.expected());
        }
        if (timeNs < Times.EARLIEST_NS || timeNs >= Times.LATEST_NS) {
            throw refusal(cell, "it must lie in the years 1990 to 2099");
        }
        return timeNs;
    }
}
