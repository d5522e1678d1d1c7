package io.millrace.feed.lean;

import io.millrace.feed.FeedException;
import io.millrace.feed.file.DataKind;
import io.millrace.feed.file.EventReader;
import io.millrace.feed.text.Decimals;
import io.millrace.feed.text.Rows;
import io.millrace.feed.text.Times;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.time.Timeframe;

import java.util.List;
import java.util.Optional;

/** What all readers share: the time, the numbers, their adjustment and their refusals. */
abstract class LeanReader implements EventReader {

    private final LeanPath path;
    private final Rows rows;
    private final Adjuster adjuster;
    private final List<String> columns;
    private final RowTimes times;
    private final Decimals decimals = new Decimals();
    private final long lengthNs;
    private final long backwardsNs;

    private long rowTimeNs;
    private long newestNs = Long.MIN_VALUE;
    private long eventCount;
    private long skippedRows;

    /**
     * Reads a file.
     *
     * @param file opened
     * @param columns their names, the time first
     */
    LeanReader(LeanFile file, List<String> columns) {
        path = file.path();
        rows = file.rows();
        adjuster = file.adjuster();
        this.columns = columns;
        times = new RowTimes(path);
        lengthNs = path.resolution().timeframe().map(Timeframe::lengthNs).orElse(0L);
        backwardsNs = file.reading().backwardsNs();
    }

    /**
     * Reads what stands beside the time.
     *
     * @return false when the row gives no event
     */
    abstract boolean readRow();

    @Override
    public final boolean advance() {
        while (rows.next()) {
            if (rows.count() != columns.size()) {
                throw rows.refusal(
                        "row has " + rows.count() + " columns",
                        "it must have " + columns.size() + ": " + String.join(", ", columns));
            }
            readTime();
            if (readRow()) {
                eventCount++;
                return true;
            }
            skippedRows++;
        }
        if (eventCount == 0 && skippedRows > 0) {
            throw new FeedException(
                    path.file().toString(),
                    "none of its " + skippedRows + " rows gives an event",
                    "it must have a trade beside official prints, or both bid and ask");
        }
        return false;
    }

    @Override
    public final DataKind kind() {
        return path.kind();
    }

    @Override
    public final long timeNs() {
        return rowTimeNs + lengthNs;
    }

    @Override
    public final long rowTimeNs() {
        return rowTimeNs;
    }

    @Override
    public final long line() {
        return rows.line();
    }

    @Override
    public final long skippedRows() {
        return skippedRows;
    }

    @Override
    public final Optional<Timeframe> timeframe() {
        return path.resolution().timeframe();
    }

    @Override
    public final void close() {
        rows.close();
    }

    final Rows rows() {
        return rows;
    }

    /** A price above 0, adjusted. */
    final long price(int column) {
        long price = number(column, path.market().priceScale());
        if (price <= 0) {
            throw refusal(column, "it must be above 0");
        }
        long adjusted = adjuster.price(price);
        if (adjusted <= 0) {
            throw refusal(column, "it must be above 0 and below 92 billion when adjusted");
        }
        return adjusted;
    }

    /** A size of 0 or above, adjusted. */
    final long size(int column) {
        long size = number(column, FixedPoint.DIGITS);
        if (size < 0) {
            throw refusal(column, "it must be 0 or above");
        }
        long adjusted = adjuster.size(size);
        if (adjusted == FixedPoint.NONE) {
            throw refusal(column, "it must be below 92 billion when adjusted");
        }
        return adjusted;
    }

    /** Whether a field holds nothing, or nothing but 0. */
    final boolean isAbsent(int column) {
        rows.select(column);
        if (rows.from() == rows.to()) {
            return true;
        }
        return decimals.parse(rows.bytes(), rows.from(), rows.to(), 0) == 0;
    }

    /** Refuses a field that is no size; it may be empty, and as fine and large as it likes. */
    final void checkSize(int column) {
        rows.select(column);
        long size = decimals.parse(rows.bytes(), rows.from(), rows.to(), FixedPoint.DIGITS);
        if (decimals.problem() == Decimals.Problem.NO_NUMBER && rows.from() < rows.to()) {
            throw refusal(column, expected(Decimals.Problem.NO_NUMBER));
        }
        if (size < 0 && size != FixedPoint.NONE) {
            throw refusal(column, "it must be 0 or above");
        }
    }

    /** Refuses a field that has other bytes than those of a short name. */
    final void checkName(int column) {
        rows.select(column);
        for (int i = rows.from(); i < rows.to(); i++) {
            byte b = rows.bytes()[i];
            if (b <= ' ' || b == Byte.MAX_VALUE) {
                throw refusal(column, "it must be a short name such as Q");
            }
        }
    }

    /** A hexadecimal number of at most 15 digits, 0 where the field is empty. */
    final long flags(int column) {
        rows.select(column);
        long value = 0;
        for (int i = rows.from(); i < rows.to(); i++) {
            int digit = Character.digit(rows.bytes()[i], 16);
            if (digit < 0 || value >>> 56 != 0) {
                throw refusal(column, "it must be a hexadecimal number such as 20002020");
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /** A field of 0 or 1. */
    final boolean isSet(int column) {
        rows.select(column);
        byte b = rows.from() + 1 == rows.to() ? rows.bytes()[rows.from()] : 0;
        if (b != '0' && b != '1') {
            throw refusal(column, "it must be 0 or 1");
        }
        return b == '1';
    }

    /** An error in one field. */
    final FeedException refusal(int column, String expected) {
        rows.select(column);
        return rows.refusal(columns.get(column) + " is \"" + rows.text() + "\"", expected);
    }

    private long number(int column, int scale) {
        rows.select(column);
        long value = decimals.parse(rows.bytes(), rows.from(), rows.to(), scale);
        if (value == FixedPoint.NONE) {
            throw refusal(
                    column,
                    decimals.problem() == Decimals.Problem.TOO_FINE
                            ? "it must have at most " + scale + " decimals"
                            : expected(decimals.problem()));
        }
        return value;
    }

    private static String expected(Decimals.Problem problem) {
        return problem == Decimals.Problem.TOO_LARGE
                ? "it must be below 92 billion"
                : "it must be a decimal number such as 12.5";
    }

    private void readTime() {
        rows.select(0);
        long localNs = times.localNs(rows);
        if (localNs == FixedPoint.NONE) {
            throw refusal(0, times.expected());
        }
        if (localNs < Times.EARLIEST_NS || localNs >= Times.LATEST_NS) {
            throw refusal(0, "it must lie in the years 1990 to 2099");
        }
        adjuster.moveTo(Math.floorDiv(localNs, RowTimes.DAY_NS));
        rowTimeNs = times.utcNs(localNs);
        if (newestNs != Long.MIN_VALUE) {
            checkOrder();
        }
        newestNs = Math.max(newestNs, rowTimeNs);
    }

    private void checkOrder() {
        if (lengthNs > 0 && rowTimeNs - newestNs < lengthNs) {
            throw refusal(0, "bars must be at least their length apart");
        }
        if (lengthNs == 0 && rowTimeNs < newestNs - backwardsNs) {
            throw refusal(0, "times must not go back");
        }
    }
}
