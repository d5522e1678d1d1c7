package io.millrace.parquet;

import io.millrace.feed.file.BarStep;
import io.millrace.feed.file.DataKind;
import io.millrace.feed.file.EventReader;
import io.millrace.feed.file.FileFormat;
import io.millrace.feed.file.FileHead;
import io.millrace.feed.file.Reading;
import io.millrace.model.time.Timeframe;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Flat Parquet files whose columns have the names that the CSV format knows, in any case and order;
 * others are not read. A value is taken as the CSV text of the same value would be: a double is its
 * shortest decimal.
 *
 * <pre>
 * numbers   DOUBLE, FLOAT, INT32, INT64 (also unsigned), DECIMAL, text
 * time      INT64 TIMESTAMP in ms, µs or ns; DATE; else an epoch number or text, as in CSV
 * side, id  text or whole number; null is none
 * packed    not at all, SNAPPY, GZIP, ZSTD, LZ4_RAW
 * </pre>
 *
 * Columns {@code ts_event} and {@code ts_init} tell the form of Nautilus: whole numbers of prices
 * and sizes are 1e-9, the times ns, {@code ts_init} is when the row was received. Its bars are
 * refused: the file does not tell whether their time is the start or the end.
 */
public final class ParquetFormat implements FileFormat {

    private static final String ENDING = ".parquet";
    private static final String FOLDER = "instrument=";

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public String summary() {
        return "flat Parquet with the columns of CSV, also as of Nautilus";
    }

    @Override
    public boolean matches(FileHead head) {
        return head.magic().startsWith(Footer.MAGIC);
    }

    @Override
    public EventReader open(Path file, Reading reading) {
        Footer footer = Footer.of(file);
        Columns columns = new Columns(footer);
        return switch (columns.kind()) {
            case TRADES -> new TradeReader(columns, reading);
            case QUOTES -> new QuoteReader(columns, reading);
            case BARS -> new BarReader(columns, reading, timeframe(file, footer, reading));
            case QUOTE_BARS ->
                    new QuoteBarReader(columns, reading, timeframe(file, footer, reading));
        };
    }

    private static Timeframe timeframe(Path file, Footer footer, Reading reading) {
        return reading.timeframe().orElseGet(() -> inferTimeframe(file, footer));
    }

    /** A reader that fails in its constructor has opened nothing: files open at the first row. */
    private static Timeframe inferTimeframe(Path file, Footer footer) {
        Columns columns = new Columns(footer);
        Reading any = Reading.of(0);
        try (EventReader bars =
                columns.kind() == DataKind.BARS
                        ? new BarReader(columns, any, Timeframe.S1)
                        : new QuoteBarReader(columns, any, Timeframe.S1)) {
            return BarStep.infer(file, bars);
        }
    }

    /** The value of the folder {@code instrument=...} where there is one, else the file's name. */
    @Override
    public String instrumentText(Path file) {
        for (Path part : file.toAbsolutePath().normalize()) {
            String name = part.toString();
            if (name.startsWith(FOLDER) && name.length() > FOLDER.length()) {
                return name.substring(FOLDER.length());
            }
        }
        String name = String.valueOf(file.getFileName());
        return name.toLowerCase(Locale.ROOT).endsWith(ENDING)
                ? name.substring(0, name.length() - ENDING.length())
                : name;
    }
}
