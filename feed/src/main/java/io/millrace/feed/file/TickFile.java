package io.millrace.feed.file;

import io.millrace.feed.FeedException;
import io.millrace.model.event.EventSink;
import io.millrace.model.time.Timeframe;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One CSV file of one instrument, opened and standing on its first row. Plain, gzip and zip are
 * told apart by the bytes. Columns are found by name, in any case and order; others are ignored.
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
 * decimals that are not 0. A crossed quote is marked suspect.
 *
 * <p>Not thread-safe. Whoever opens it closes it; {@link FileSource} closes the files it is given.
 */
public final class TickFile implements AutoCloseable {

    private static final int PROBED_ROWS = 1_000;

    private final Path file;
    private final int instrumentId;
    private final Rows rows;
    private final RowReader reader;
    private final DataKind kind;
    private final @Nullable Timeframe timeframe;
    private final long firstTimeNs;
    private final long firstRowTimeNs;

    private TickFile(
            Path file, int instrumentId, Rows rows, Columns columns, @Nullable Timeframe length) {
        this.file = file;
        this.instrumentId = instrumentId;
        this.rows = rows;
        this.kind = columns.kind();
        this.timeframe = length;
        this.reader =
                length != null
                        ? new BarReader(rows, columns, instrumentId, length)
                        : kind == DataKind.TRADES
                                ? new TradeReader(rows, columns, instrumentId)
                                : new QuoteReader(rows, columns, instrumentId);
        if (!reader.advance()) {
            throw noRows(file);
        }
        this.firstTimeNs = reader.timeNs();
        this.firstRowTimeNs = reader.rowTimeNs();
    }

    /**
     * Opens a file. The timeframe of bars is the smallest step between the first 1,000 rows.
     *
     * @param file plain, gzip or zip
     * @param instrumentId what the rows are about
     * @return the file on its first row
     * @throws FeedException when it is no usable file, its header or first row is wrong, or its
     *     bars have no known timeframe
     */
    public static TickFile open(Path file, int instrumentId) {
        return openWith(file, instrumentId, null);
    }

    /**
     * Opens a file whose timeframe is known.
     *
     * @param file plain, gzip or zip
     * @param instrumentId what the rows are about
     * @param timeframe length of its bars; not used for trades and quotes
     * @return the file on its first row
     * @throws FeedException when it is no usable file, or its header or first row is wrong
     */
    public static TickFile open(Path file, int instrumentId, Timeframe timeframe) {
        return openWith(file, instrumentId, timeframe);
    }

    private static TickFile openWith(Path file, int instrumentId, @Nullable Timeframe given) {
        TextInput.Packing packing = TextInput.packing(file);
        Rows rows = rows(file, packing);
        try {
            Columns columns = header(file, rows);
            if (columns.kind() != DataKind.BARS) {
                return new TickFile(file, instrumentId, rows, columns, null);
            }
            Timeframe length = given == null ? inferTimeframe(file, packing) : given;
            return new TickFile(file, instrumentId, rows, columns, length);
        } catch (RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    /**
     * The path.
     *
     * @return as it was given
     */
    public Path file() {
        return file;
    }

    /**
     * What the rows are about.
     *
     * @return id in the instrument table
     */
    public int instrumentId() {
        return instrumentId;
    }

    /**
     * What the rows are.
     *
     * @return trades, quotes or bars
     */
    public DataKind kind() {
        return kind;
    }

    /**
     * Length of the bars.
     *
     * @return empty for trades and quotes
     */
    public Optional<Timeframe> timeframe() {
        return Optional.ofNullable(timeframe);
    }

    /**
     * Time of the first event: the venue's, or the end of the first bar.
     *
     * @return ns since 1970-01-01 UTC
     */
    public long firstTimeNs() {
        return firstTimeNs;
    }

    /**
     * Whether the file tells traded sizes, sizes at both bid and ask, or volumes.
     *
     * @return false when all sizes are 0 for want of a column
     */
    public boolean hasSizes() {
        return reader.hasSize();
    }

    @Override
    public void close() {
        rows.close();
    }

    /** Time in the first row: the venue's, or the start of the first bar. */
    long firstRowTimeNs() {
        return firstRowTimeNs;
    }

    /** Time of the event at hand. */
    long timeNs() {
        return reader.timeNs();
    }

    /** Number of the line at hand. */
    long line() {
        return rows.line();
    }

    /** Moves to the next row; false at the end. */
    boolean advance() {
        return reader.advance();
    }

    /** Offers the row at hand; false when the sink is closed. */
    boolean writeTo(EventSink sink) {
        return reader.writeTo(sink);
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

    private static FeedException noRows(Path file) {
        return new FeedException(
                file.toString(), "file has a header but no rows", "it must have at least one");
    }

    private static Timeframe inferTimeframe(Path file, TextInput.Packing packing) {
        long step = Long.MAX_VALUE;
        try (Rows rows = rows(file, packing)) {
            BarReader bars = new BarReader(rows, header(file, rows), 0, Timeframe.S1);
            if (!bars.advance()) {
                throw noRows(file);
            }
            long before = bars.rowTimeNs();
            for (int row = 1; row < PROBED_ROWS && bars.advance(); row++) {
                step = Math.min(step, bars.rowTimeNs() - before);
                before = bars.rowTimeNs();
            }
        }
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
                "bars are " + seconds(step) + " s apart",
                "it must be one of " + known);
    }

    private static String seconds(long ns) {
        return java.math.BigDecimal.valueOf(ns, 9).stripTrailingZeros().toPlainString();
    }
}
