package io.millrace.feed.json;

import io.millrace.feed.file.BarStep;
import io.millrace.feed.file.EventReader;
import io.millrace.feed.file.FileFormat;
import io.millrace.feed.file.FileHead;
import io.millrace.feed.file.Reading;
import io.millrace.model.time.Timeframe;

import java.nio.file.Path;

/**
 * One JSON value with trades or bars, read as a stream.
 *
 * <pre>
 * TRADES  [[timestamp, id, type, side, price, amount, cost], ...]          freqtrade, ccxt
 * BARS    [[date, open, high, low, close, volume], ...]                    freqtrade, ccxt
 * BARS    {"candles": [{start, open, high, low, close, volume}, ...]}      Coinbase, ta4j
 * </pre>
 *
 * Numbers may stand in quotes. A time is an epoch number, its unit comes from the first row's
 * magnitude, or ISO-8601 text. Rows must be oldest first: a file that is newest first, as exchanges
 * answer, is refused, because to turn it round it would have to be held as a whole. The timeframe
 * of bars, where it is not given, is the smallest step between the first 1,000 rows.
 */
public final class JsonFormat implements FileFormat {

    @Override
    public String name() {
        return "json";
    }

    @Override
    public String summary() {
        return "JSON trades and bars as of freqtrade, ccxt and Coinbase";
    }

    /** Takes every text that begins as JSON; what is in it is found out when it is opened. */
    @Override
    public boolean matches(FileHead head) {
        String text = head.text();
        int at = text.startsWith("\uFEFF") ? 1 : 0;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() && (text.charAt(at) == '[' || text.charAt(at) == '{');
    }

    @Override
    public EventReader open(Path file, Reading reading) {
        JsonRows rows = new JsonRows(file);
        if (rows.isTrades()) {
            return new JsonTradeReader(rows, reading);
        }
        try {
            Timeframe timeframe = reading.timeframe().orElseGet(() -> infer(file));
            return new JsonBarReader(rows, reading, timeframe);
        } catch (RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    private static Timeframe infer(Path file) {
        try (JsonBarReader bars =
                new JsonBarReader(new JsonRows(file), Reading.of(0), Timeframe.S1)) {
            return BarStep.infer(file, bars);
        }
    }
}
