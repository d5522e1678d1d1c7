package io.millrace.feed.json;

import io.millrace.feed.file.EventReader;
import io.millrace.feed.text.Times;
import io.millrace.model.time.Timeframe;

import java.util.Optional;

/** What the readers of trades and bars share: the time and its order. */
abstract class JsonRowReader implements EventReader {

    private static final int TIME = 0;

    private final JsonRows rows;
    private final Times times = new Times(Times.UNKNOWN);
    private final long backwardsNs;

    private long rowTimeNs;
    private long newestNs;
    private long count;

    JsonRowReader(JsonRows rows, long backwardsNs) {
        this.rows = rows;
        this.backwardsNs = backwardsNs;
    }

    @Override
    public final boolean advance() {
        if (!rows.next()) {
            return false;
        }
        long before = rowTimeNs;
        rowTimeNs = fields().time(TIME, times);
        count++;
        if (rowTimeNs < newestNs - backwardsNs) {
            throw fields().refusal(
                            TIME,
                            count == 2
                                    ? "times must not go back; rows that are newest first must be"
                                            + " turned round"
                                    : "times must not go back");
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

    final JsonFields fields() {
        return rows.fields();
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
    public final boolean hasSize() {
        return true;
    }

    @Override
    public Optional<Timeframe> timeframe() {
        return Optional.empty();
    }

    @Override
    public final void close() {
        rows.close();
    }
}
