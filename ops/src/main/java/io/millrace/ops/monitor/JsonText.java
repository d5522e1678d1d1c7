package io.millrace.ops.monitor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import io.millrace.model.fixed.FixedPoint;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;

/**
 * Writes JSON objects on one line. Amounts are exact decimals; what is absent or not a number is
 * null.
 */
public final class JsonText {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int DAY_SECONDS = 86_400;
    private static final int LONGEST_TIME = 30;

    /** Writes the fields of an object. */
    @FunctionalInterface
    public interface Fields {

        /**
         * Writes.
         *
         * @param json where to
         * @throws IOException never, in memory
         */
        void write(JsonGenerator json) throws IOException;
    }

    private JsonText() {}

    /**
     * One object on one line.
     *
     * @param fields what is in it
     * @return text without a line break
     */
    public static String object(Fields fields) {
        StringWriter text = new StringWriter(1024);
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * Writes a fixed-point amount.
     *
     * @param json where to
     * @param name of the field
     * @param value fixed point
     * @throws IOException never, in memory
     */
    public static void amount(JsonGenerator json, String name, long value) throws IOException {
        if (value == FixedPoint.NONE) {
            json.writeNullField(name);
        } else {
            json.writeFieldName(name);
            json.writeNumber(FixedPoint.toText(value));
        }
    }

    /**
     * Writes a double.
     *
     * @param json where to
     * @param name of the field
     * @param value any
     * @throws IOException never, in memory
     */
    public static void number(JsonGenerator json, String name, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(name, value);
        } else {
            json.writeNullField(name);
        }
    }

    /**
     * Writes a time.
     *
     * @param json where to
     * @param name of the field
     * @param timeNs ns since 1970-01-01 UTC; 0 writes null
     * @throws IOException never, in memory
     */
    public static void time(JsonGenerator json, String name, long timeNs) throws IOException {
        if (timeNs == 0) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, isoTime(timeNs));
        }
    }

    /**
     * Text of a time.
     *
     * @param timeNs ns since 1970-01-01 UTC
     * @return ISO-8601, UTC, with the fewest groups of three digits behind the second
     */
    public static String isoTime(long timeNs) {
        StringBuilder text = new StringBuilder(LONGEST_TIME);
        appendTime(text, timeNs);
        return text.toString();
    }

    /**
     * Writes what {@link #isoTime} does behind other text: tables have a time in every line.
     *
     * @param text where to
     * @param timeNs ns since 1970-01-01 UTC
     */
    public static void appendTime(StringBuilder text, long timeNs) {
        long seconds = Math.floorDiv(timeNs, SECOND_NS);
        int ofDay = Math.floorMod(seconds, DAY_SECONDS);
        text.append(LocalDate.ofEpochDay(Math.floorDiv(seconds, DAY_SECONDS))).append('T');
        digits(text, ofDay / 3600, 10).append(':');
        digits(text, ofDay / 60 % 60, 10).append(':');
        digits(text, ofDay % 60, 10);
        int ns = (int) Math.floorMod(timeNs, SECOND_NS);
        if (ns % 1_000_000 == 0 && ns != 0) {
            digits(text.append('.'), ns / 1_000_000, 100);
        } else if (ns % 1_000 == 0 && ns != 0) {
            digits(text.append('.'), ns / 1_000, 100_000);
        } else if (ns != 0) {
            digits(text.append('.'), ns, 100_000_000);
        }
        text.append('Z');
    }

    private static StringBuilder digits(StringBuilder text, int value, int highest) {
        for (int unit = highest; unit > 0; unit /= 10) {
            text.append((char) ('0' + value / unit % 10));
        }
        return text;
    }

    /**
     * Part of a whole.
     *
     * @param part fixed point
     * @param whole fixed point
     * @return quotient, NaN when the whole is 0
     */
    public static double ratio(long part, long whole) {
        return whole == 0 ? Double.NaN : FixedPoint.toDouble(part) / FixedPoint.toDouble(whole);
    }
}
