package io.millrace.feed.csv;

import io.millrace.feed.FeedException;
import io.millrace.feed.file.BarStep;
import io.millrace.feed.file.DataKind;
import io.millrace.feed.file.EventReader;
import io.millrace.feed.file.FileFormat;
import io.millrace.feed.file.FileHead;
import io.millrace.feed.file.Reading;
import io.millrace.feed.text.Rows;
import io.millrace.feed.text.TextInput;
import io.millrace.model.time.Timeframe;

import java.nio.file.Path;

/**
 * CSV text with a header that names its columns, in any case and order; others are ignored.
 *
 * <pre>
 * kind        columns (| is or, [] is optional)                          numbers
 * all         time|timestamp|date|ts, with _s, _ms, _us, _ns             1990 to 2099
 * TRADES      price [size|quantity|qty|amount|volume]                    price above 0, size from 0
 *             [side] [trade_id|id] [local_timestamp]
 * QUOTES      bid|bid_price ask|ask_price [bid_size|bid_amount]          price above 0, size from 0
 *             [ask_size|ask_amount] [local_timestamp]
 * BARS        open high low close [volume]                               time is the bar's start
 * QUOTE_BARS  bid_open bid_high bid_low bid_close, the same with ask_    time is the bar's start
 * </pre>
 *
 * A time is ISO-8601 text (UTC where it has no zone), a date such as 1/31/2024 (month first) or an
 * epoch number; its unit comes from the name, or else from the first row's magnitude. A first
 * column without a name is the time when no other is. A file of exactly id, price, amount and type
 * is one of Mt.Gox: the id is the time in µs, the type the taker's side, bid or ask. The receive
 * time is local_timestamp. Sides are buy, sell, b, s, 1, -1, unknown or empty; an identifier that
 * is no whole number counts as none. A number may have an exponent and at most 8 decimals that are
 * not 0, but for the noise of binary floating-point numbers. The timeframe of bars, where it is not
 * given, is the smallest step between the first 1,000 rows.
 */
public final class CsvFormat implements FileFormat {

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
                case BARS ->
                        new BarReader(rows, columns, reading, timeframe(file, packing, reading));
                case QUOTE_BARS ->
                        new QuoteBarReader(
                                rows, columns, reading, timeframe(file, packing, reading));
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
        try (Rows rows = rows(file, packing)) {
            Columns columns = header(file, rows);
            Reading any = Reading.of(0);
            return BarStep.infer(
                    file,
                    columns.kind() == DataKind.BARS
                            ? new BarReader(rows, columns, any, Timeframe.S1)
                            : new QuoteBarReader(rows, columns, any, Timeframe.S1));
        }
    }

    /**
     * Bars of a file that is known to hold them.
     *
     * @param file path
     * @param reading how to read it
     * @return in front of the first row
     * @throws FeedException when it holds anything else
     */
    static BarReader openBars(Path file, Reading reading) {
        EventReader reader = new CsvFormat().open(file, reading);
        if (reader instanceof BarReader bars) {
            return bars;
        }
        reader.close();
        throw new FeedException(
                file.toString(), "file holds no bars", "it must have open, high, low and close");
    }
}
