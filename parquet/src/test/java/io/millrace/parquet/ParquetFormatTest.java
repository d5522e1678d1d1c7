package io.millrace.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.feed.FeedException;
import io.millrace.feed.file.EventReader;
import io.millrace.feed.file.Reading;
import io.millrace.feed.format.Formats;

import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DecimalType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.MilliSeconds;
import org.apache.parquet.format.NanoSeconds;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;

/** Each form of file beside the CSV file that says the same. */
class ParquetFormatTest {

    private static final long SEED = 20_261_121;
    private static final long T = 1_704_067_200L;

    @TempDir private Path directory;

    private Path parquet(MadeFile made) {
        return made.write(directory.resolve("made.parquet"));
    }

    private void assertSame(String csv, MadeFile made) {
        try {
            Path text = Files.writeString(directory.resolve("made.csv"), csv);
            assertEquals(Events.of(text), Events.of(parquet(made)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String refusal(MadeFile made) {
        Path file = parquet(made);
        FeedException refusal = assertThrows(FeedException.class, () -> Events.of(file));
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.startsWith(file + ": "), message);
        return message.substring(file.toString().length() + 2);
    }

    private static LogicalType timestamp(TimeUnit unit) {
        return LogicalType.TIMESTAMP(new TimestampType(true, unit));
    }

    @Test
    void shouldReadTrades() {
        assertSame(
                """
                TIME,price,qty,side,trade_id,local_timestamp
                1704067200,1.5,2,buy,7,1704067201
                1704067201,1.25,0,SELL,x,1704067202
                1704067201,3,1e-7,,,1704067203
                """,
                new MadeFile()
                        .column("TIME", T, T + 1, T + 1)
                        .column("price", 1.5, 1.25, 3.0)
                        .column("qty", 2.0, 0.0, 1e-7)
                        .column("side", "buy", "SELL", null)
                        .column("trade_id", "7", "x", null)
                        .column("local_timestamp", T + 1, T + 2, T + 3)
                        .column("other", "a", "b", "c"));
    }

    @Test
    void shouldReadQuotesOfFloatsAndWholeNumbers() {
        assertSame(
                "ts_ms,bid_price,ask_price,bid_amount,ask_amount\n1704067200123,0.1,2,3,4\n",
                new MadeFile()
                        .column("ts_ms", T * 1_000 + 123)
                        .column("bid_price", 0.1f)
                        .column("ask_price", 2)
                        .column("bid_amount", 3L)
                        .column("ask_amount", "4"));
    }

    @Test
    void shouldReadBarsAndFindTheirLength() {
        MadeFile made =
                new MadeFile()
                        .column("date", "2024-01-01", "2024-01-02", "2024-01-03")
                        .column("open", 2.0, 2.0, 2.0)
                        .column("high", 3.0, 3.0, 3.0)
                        .column("low", 1.0, 1.0, 1.0)
                        .column("close", 2.5, 2.5, 2.5)
                        .column("volume", 10L, 0L, 7L);
        assertSame(
                """
                date,open,high,low,close,volume
                2024-01-01,2,3,1,2.5,10
                2024-01-02,2,3,1,2.5,0
                2024-01-03,2,3,1,2.5,7
                """,
                made);

        try (EventReader reader = new ParquetFormat().open(parquet(made), Reading.of(0))) {
            assertEquals("1d", reader.timeframe().orElseThrow().label());
            assertTrue(reader.advance());
            assertTrue(reader.advance());
            assertEquals(2, reader.line());
            assertTrue(reader.hasSize());
        }
    }

    @Test
    void shouldReadBarsOfBidAndAsk() {
        MadeFile made = new MadeFile().column("time", T, T + 60);
        StringBuilder header = new StringBuilder("time");
        for (String name : "bid_open bid_high bid_low bid_close".split(" ", -1)) {
            made.column(name, 1.5, 1.5).column(name.replace("bid", "ask"), 1.75, 1.75);
            header.append(',').append(name).append(',').append(name.replace("bid", "ask"));
        }
        String row = ",1.5,1.75,1.5,1.75,1.5,1.75,1.5,1.75\n";

        assertSame(header + "\n1704067200" + row + "1704067260" + row, made);
    }

    @Test
    void shouldTakeTheUnitOfTimeFromTheType() {
        String csv = "time_ns,price\n1704067200000000000,1\n";

        assertSame(csv, trade(timestamp(TimeUnit.MILLIS(new MilliSeconds())), T * 1_000));
        assertSame(csv, trade(timestamp(TimeUnit.MICROS(new MicroSeconds())), T * 1_000_000));
        assertSame(csv, trade(timestamp(TimeUnit.NANOS(new NanoSeconds())), T * 1_000_000_000));
        assertSame(csv, trade(null, T * 1_000_000));
        assertSame(csv, trade(null, "2024-01-01T00:00:00Z"));
    }

    private static MadeFile trade(@Nullable LogicalType type, Object time) {
        return new MadeFile().column("time", type, new Object[] {time}).column("price", 1.0);
    }

    @Test
    void shouldReadDecimals() {
        LogicalType type = LogicalType.DECIMAL(new DecimalType(2, 18));

        assertSame(
                "time,price\n1704067200,12345.67\n",
                new MadeFile().column("time", T).column("price", type, 1_234_567L));
    }

    @ParameterizedTest
    @EnumSource(names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD", "LZ4_RAW"})
    void shouldUnpack(CompressionCodec codec) {
        assertSame(
                "time,price\n1704067200,1\n1704067201,2\n1704067202,3\n",
                new MadeFile()
                        .codec(codec)
                        .rowsPerGroup(2)
                        .column("time", T, T + 1, T + 2)
                        .column("price", 1.0, 2.0, 3.0));
    }

    /** Prices on a grid, with the noise of sums, and any double at all. */
    @Test
    void shouldReadADoubleAsItsText() {
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            double price =
                    switch (i % 3) {
                        case 0 -> random.nextInt(1, 1_000_000_000) / 1e8;
                        case 1 -> random.nextInt(1, 1_000_000) * 0.01 + 0.1 + 0.2;
                        default -> random.nextDouble() * Math.pow(10, random.nextInt(-9, 13));
                    };
            MadeFile made = new MadeFile().column("time", T).column("price", price);
            String text = "time,price\n1704067200," + price + "\n";

            assertEquals(outcome(text), outcome(parquet(made)), "seed " + SEED + ": " + price);
        }
    }

    private String outcome(String csv) {
        try {
            return outcome(Files.writeString(directory.resolve("double.csv"), csv));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String outcome(Path file) {
        try {
            return Events.of(file).toString();
        } catch (FeedException e) {
            String message = String.valueOf(e.getMessage());
            return message.substring(message.indexOf("price is"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"trades-v1-snappy.parquet", "trades-v2-zstd.parquet"})
    void shouldReadWhatAnotherWriterWrote(String name) throws URISyntaxException {
        URL made = Objects.requireNonNull(getClass().getResource("/made/" + name));
        StringBuilder csv = new StringBuilder("time,price,size,side,trade_id\n");
        for (int i = 0; i < 500; i++) {
            String side = new String[] {"", "buy", "sell", "sell"}[i % 4];
            csv.append(T + i).append(',').append(100.0 + i % 7 * 0.01).append(',');
            csv.append(0.5 + i % 3).append(',').append(side).append(',').append(i + 1).append('\n');
        }

        assertEquals(outcome(csv.toString()), Events.of(Path.of(made.toURI())).toString());
    }

    @Test
    void shouldBeFoundByItsFirstBytes() {
        assertEquals("parquet", Formats.detect(parquet(trade(null, T))).name());
    }

    @Test
    void shouldReadTheTradesOfNautilus() {
        assertSame(
                """
                time_ns,price,size,side,id,local_timestamp
                1704067200000000001,1.5,2,buy,9,1704067200000000002
                1704067200000000001,1.00000001,2,sell,10,1704067200000000003
                """,
                nautilus(1_500_000_000L, 1_000_000_010L));
        assertEquals(
                "row 2: price is \"1.000000001\"; it must have at most 8 decimals",
                refusal(nautilus(1_500_000_000L, 1_000_000_001L)));
    }

    private static MadeFile nautilus(long first, long second) {
        long timeNs = T * 1_000_000_000 + 1;
        return new MadeFile()
                .column("price", first, second)
                .column("size", 2_000_000_000L, 2_000_000_000L)
                .column("aggressor_side", 1, 2)
                .column("trade_id", "9", "10")
                .column("ts_event", timeNs, timeNs)
                .column("ts_init", timeNs + 1, timeNs + 2);
    }

    @Test
    void shouldRefuseTheBarsOfNautilus() {
        String message =
                refusal(
                        new MadeFile()
                                .column("open", 1L)
                                .column("high", 1L)
                                .column("low", 1L)
                                .column("close", 1L)
                                .column("ts_event", 1L)
                                .column("ts_init", 1L));

        assertTrue(message.startsWith("file holds bars in the form of Nautilus"), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "NaN; row 2: price is \"NaN\"; it must be a decimal number such as 12.5",
                "Infinity; row 2: price is \"Infinity\"; it must be a decimal number such as 12.5",
                "-1; row 2: price is \"-1.0\"; it must be above 0",
                "0; row 2: price is \"0.0\"; it must be above 0",
                "1e12; row 2: price is \"1.0E12\"; it must be below 92 billion",
                "1e-9; row 2: price is \"1.0E-9\"; it must have at most 8 decimals"
            })
    void shouldNameRowAndColumnWhenANumberIsWrong(double price, String found, String expected) {
        MadeFile made = new MadeFile().column("time", T, T + 1).column("price", 1.0, price);

        assertEquals(found + "; " + expected, refusal(made));
    }

    @Test
    void shouldNameRowAndColumnWhenAValueIsNull() {
        assertEquals(
                "row 2: price is null; it must be a decimal number such as 12.5",
                refusal(new MadeFile().column("time", T, T + 1).column("price", 1.0, null)));
        assertEquals(
                "row 2: time is null; it must be an epoch number in s",
                refusal(new MadeFile().column("time", T, null).column("price", 1.0, 1.0)));
        assertEquals(
                "row 2: size is null; it must be a decimal number such as 12.5",
                refusal(
                        new MadeFile()
                                .column("time", T, T)
                                .column("price", 1.0, 1.0)
                                .column("size", 1.0, null)));
    }

    @Test
    void shouldRefuseTimesThatGoBack() {
        assertEquals(
                "row 2: time is \"1704067199\"; times must not go back",
                refusal(new MadeFile().column("time", T, T - 1).column("price", 1.0, 1.0)));
    }

    @Test
    void shouldNameTheColumnsWhenOneIsMissing() {
        assertEquals(
                "columns are \"time,cost\"; it must name price (trades), bid and ask (quotes),"
                        + " or open, high, low and close (bars)",
                refusal(new MadeFile().column("time", T).column("cost", 1.0)));
        assertTrue(refusal(new MadeFile().column("price", 1.0)).contains("must name the time"));
        assertTrue(
                refusal(trade(null, T).column("size", 1.0).column("qty", 1.0))
                        .endsWith("it must name that once, not as size and qty"));
    }

    @Test
    void shouldNameTheColumnWhenItsTypeOrCodecIsNotRead() {
        assertTrue(
                refusal(trade(null, new byte[12])).startsWith("column time has type INT96 PLAIN;"));
        assertEquals(
                "column time is packed as BROTLI;"
                        + " it must be UNCOMPRESSED, SNAPPY, GZIP, ZSTD or LZ4_RAW",
                refusal(trade(null, T).codec(CompressionCodec.BROTLI)));
    }

    @Test
    void shouldNameTheColumnThatIsNested() {
        MadeFile made = trade(null, T).column("levels", 1.0);
        made.last().setRepetition_type(FieldRepetitionType.REPEATED);

        assertEquals(
                "column levels is nested; every column must hold one value in a row",
                refusal(made));
    }
}
