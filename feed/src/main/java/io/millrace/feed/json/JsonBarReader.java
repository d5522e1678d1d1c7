package io.millrace.feed.json;

import io.millrace.feed.file.BarRow;
import io.millrace.feed.file.DataKind;
import io.millrace.feed.file.Reading;
import io.millrace.model.event.EventSink;
import io.millrace.model.time.Timeframe;

import java.util.Optional;

/** Rows of bars. The time in the file is a bar's start; its event comes at its end. */
final class JsonBarReader extends JsonRowReader {

    private static final int TIME = 0;
    private static final int OPEN = 1;
    private static final int HIGH = 2;
    private static final int LOW = 3;
    private static final int CLOSE = 4;
    private static final int VOLUME = 5;

    private final BarRow row;
    private final Timeframe timeframe;

    JsonBarReader(JsonRows rows, Reading reading, Timeframe timeframe) {
        super(rows, 0);
        row = new BarRow(reading.instrumentId(), timeframe);
        this.timeframe = timeframe;
    }

    @Override
    public DataKind kind() {
        return DataKind.BARS;
    }

    @Override
    public Optional<Timeframe> timeframe() {
        return Optional.of(timeframe);
    }

    @Override
    public long timeNs() {
        return rowTimeNs() + timeframe.lengthNs();
    }

    @Override
    void readRow(long timeBeforeNs) {
        JsonFields fields = fields();
        if (rowTimeNs() - timeBeforeNs < timeframe.lengthNs()) {
            throw fields.refusal(
                    TIME, "bars of " + timeframe.label() + " must be at least that far apart");
        }
        long open = fields.price(OPEN);
        long high = fields.price(HIGH);
        long low = fields.price(LOW);
        long close = fields.price(CLOSE);
        row.begin(rowTimeNs()).prices(open, high, low, close).volume(fields.size(VOLUME));
        if (high < open || high < close || high < low) {
            throw fields.refusal(HIGH, "it must not be below open, low and close");
        }
        if (low > open || low > close) {
            throw fields.refusal(LOW, "it must not be above open, high and close");
        }
    }

    @Override
    public boolean writeTo(EventSink sink) {
        return row.writeTo(sink);
    }
}
