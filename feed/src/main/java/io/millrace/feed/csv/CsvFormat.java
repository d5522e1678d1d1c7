package io.millrace.feed.csv;

import io.millrace.feed.FeedException;
import io.millrace.feed.file.EventReader;
import io.millrace.feed.file.FileFormat;
import io.millrace.feed.file.FileHead;
import io.millrace.feed.file.Reading;
import io.millrace.feed.text.Rows;
import io.millrace.feed.text.TextInput;
import io.millrace.model.time.Timeframe;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * CSV text with a header that names its columns, in any case and order; others are ignored.
 *
 * <pre>
 * kind    columns (| is or, [] is optional)                              numbers
 * all     time|timestamp|date|ts, with _s, _ms, _us, _ns when it says    1990 to 2099
 * TRADES  price [size|quantity|qty|amount|volume] [side] [trade_id|id]   price above 0, size from 0
 * QUOTES  bid ask [bid_size] [ask_size]                                  price above 0, size from 0
 * BARS    open high low close [volume]                                   time is the bar's start
 * </pre>
 *
 * A time is ISO-8601 text (UTC where it has no zone) or an epoch number; its unit comes from the
 * name, or else from the first row's magnitude. Sides are buy, sell, b, s, 1, -1, unknown or empty;
 * an identifier that is no whole number counts as none. A number may have an exponent and at most 8
 * decimals that are not 0. The timeframe of bars, where it is not given, is the smallest step
 * between the first 1,000 rows.
 */
public final class CsvFormat implements FileFormat {

    private static final int PROBED_ROWS = 1_000;

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String summary() {
        return "CSV with a header: trades, quotes or bars";
    }

    /** Takes whatever no other format knows: its errors say what a CSV file must be. */
    @Override
    public boolean matches(FileHead head) {
        return true;
    }

    @Override
    public EventReader open(Path file, Reading reading) {
        TextInput.Packing packing = TextInput.packing(file);
        Rows rows = rows(file, packing);
        try {
            Columns columns = header(file, rows);
            return switch (columns.kind()) {
                case TRADES -> new TradeReader(rows, columns, reading);
                case QUOTES -> new QuoteReader(rows, columns, reading);
                case BARS, QUOTE_BARS ->
                        new BarReader(rows, columns, reading, timeframe(file, packing, reading));
            };
        } catch (RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    private static Rows rows(Path file, TextInput.Packing packing) {
        return new Rows(file, packing, TextInput.open(file, packing));
    }

    private static Columns header(Path file, Rows rows) {
        if (!rows.next()) {
            throw new FeedException(
                    file.toString(), "file is empty", "it must be CSV text with a header");
        }
        return new Columns(rows);
    }

    private static Timeframe timeframe(Path file, TextInput.Packing packing, Reading reading) {
        return reading.timeframe().orElseGet(() -> inferTimeframe(file, packing));
    }

    private static Timeframe inferTimeframe(Path file, TextInput.Packing packing) {
        long step = Long.MAX_VALUE;
        try (Rows rows = rows(file, packing)) {
            BarReader bars = new BarReader(rows, header(file, rows), Reading.of(0), Timeframe.S1);
            if (!bars.advance()) {
                throw new FeedException(
                        file.toString(), "file has no rows", "it must have at least one");
            }
            long before = bars.rowTimeNs();
            for (int row = 1; row < PROBED_ROWS && bars.advance(); row++) {
                step = Math.min(step, bars.rowTimeNs() - before);
                before = bars.rowTimeNs();
            }
        }
        return ofStep(file, step);
    }

    private static Timeframe ofStep(Path file, long step) {
        if (step == Long.MAX_VALUE) {
            throw new FeedException(
                    file.toString(),
                    "file has one bar and its timeframe is not known",
                    "it must have two bars, or its timeframe must be given");
        }
        for (Timeframe timeframe : Timeframe.values()) {
            if (timeframe.lengthNs() == step) {
                return timeframe;
            }
        }
        String known =
                Arrays.stream(Timeframe.values())
                        .map(Timeframe::label)
                        .collect(Collectors.joining(", "));
        throw new FeedException(
                file.toString(),
                "bars are "
                        + java.math.BigDecimal.valueOf(step, 9).stripTrailingZeros().toPlainString()
                        + " s apart",
                "it must be one of " + known);
    }
}
