package io.millrace.ops.research;

import com.fasterxml.jackson.core.JsonGenerator;

import io.millrace.feed.FeedException;
import io.millrace.feed.file.Adjustment;
import io.millrace.feed.file.DataKind;
import io.millrace.feed.file.FileFormat;
import io.millrace.feed.file.Reading;
import io.millrace.feed.file.Survey;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.time.Timeframe;
import io.millrace.ops.monitor.JsonText;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What one file holds, or why it cannot be used.
 *
 * @param file path
 * @param instrument what it is about, by its name; empty when the file cannot be used
 * @param survey what it holds; empty when it cannot be used
 * @param error why it cannot be used; empty when it can
 */
public record FileReport(Path file, String instrument, Optional<Survey> survey, String error) {

    /**
     * Reads a file to its end.
     *
     * @param file path
     * @param formatName name of its format; empty means found out
     * @param table instruments that are known
     * @return what it holds
     */
    public static FileReport of(Path file, String formatName, InstrumentTable table) {
        try {
            FileFormat format = DataFiles.format(file, formatName);
            Reading reading =
                    new Reading(0, Optional.empty(), Adjustment.RAW, DataFiles.BACKWARDS_NS);
            return new FileReport(
                    file,
                    InstrumentGuess.of(file, format, table),
                    Optional.of(Survey.of(file, format, reading)),
                    "");
        } catch (FeedException e) {
            return new FileReport(file, "", Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    /**
     * Whether every row of the file can be used.
     *
     * @return false when there is an error
     */
    public boolean isSound() {
        return survey.isPresent();
    }

    /**
     * For people.
     *
     * @return several lines; the error where there is one
     */
    public String text() {
        return survey.map(this::describe).orElse(error + "\n");
    }

    private String describe(Survey known) {
        StringBuilder text = new StringBuilder(file + "\n");
        line(text, "format", known.format());
        line(text, "instrument", instrument);
        line(text, "rows", count(known.rows()));
        known.kinds()
                .forEach(
                        (kind, extent) -> {
                            line(text, name(kind).replace('_', ' '), count(extent.events()));
                            line(text, "", span(extent.firstNs(), extent.lastNs()));
                        });
        known.timeframe().ifPresent(length -> line(text, "timeframe", length.label()));
        line(text, "sizes", known.hasSizes() ? "yes" : "no");
        oddities(text, known.oddities());
        return text.toString();
    }

    private static void oddities(StringBuilder text, Survey.Oddities odd) {
        int before = text.length();
        counted(text, "backwards", odd.backwards());
        if (odd.backwards() > 0) {
            line(text, "", "the worst by " + duration(odd.furthestBackNs()));
        }
        counted(text, "duplicates", odd.duplicates());
        counted(text, "crossed", odd.crossed());
        counted(text, "locked", odd.locked());
        counted(text, "without size", odd.withoutSize());
        counted(text, "doubted", odd.doubted());
        counted(text, "skipped rows", odd.skippedRows());
        counted(text, "faults", odd.faults());
        counted(text, "gaps", odd.gaps());
        for (Survey.Gap gap : odd.longestGaps()) {
            String length = " (" + duration(gap.lengthNs()) + ")";
            line(text, "", span(gap.fromNs(), gap.toNs()) + length);
        }
        if (text.length() == before) {
            line(text, "oddities", "none");
        }
    }

    private static void counted(StringBuilder text, String name, long number) {
        if (number > 0) {
            line(text, name, count(number));
        }
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "  %-13s %s%n", name, value));
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String span(long fromNs, long toNs) {
        return JsonText.isoTime(fromNs) + " to " + JsonText.isoTime(toNs);
    }

    /** For example 1h2m0.5s. */
    private static String duration(long ns) {
        return Duration.ofNanos(ns).toString().substring(2).toLowerCase(Locale.ROOT);
    }

    private static String name(DataKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /**
     * For scripts.
     *
     * @return one JSON object; a file that cannot be used has its path and error only
     */
    public String json() {
        return JsonText.object(
                json -> {
                    json.writeStringField("file", file.toString());
                    if (survey.isEmpty()) {
                        json.writeStringField("error", error);
                        return;
                    }
                    json.writeNullField("error");
                    json.writeStringField("instrument", instrument);
                    write(json, survey.get());
                });
    }

    private static void write(JsonGenerator json, Survey known) throws IOException {
        json.writeStringField("format", known.format());
        json.writeNumberField("rows", known.rows());
        json.writeNumberField("events", known.events());
        JsonText.time(json, "first", known.firstNs());
        JsonText.time(json, "last", known.lastNs());
        json.writeArrayFieldStart("kinds");
        for (Map.Entry<DataKind, Survey.Extent> each : known.kinds().entrySet()) {
            json.writeStartObject();
            json.writeStringField("kind", name(each.getKey()));
            json.writeNumberField("events", each.getValue().events());
            JsonText.time(json, "first", each.getValue().firstNs());
            JsonText.time(json, "last", each.getValue().lastNs());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("timeframe", known.timeframe().map(Timeframe::label).orElse(null));
        json.writeBooleanField("has_sizes", known.hasSizes());
        write(json, known.oddities());
    }

    private static void write(JsonGenerator json, Survey.Oddities odd) throws IOException {
        json.writeNumberField("backwards", odd.backwards());
        json.writeNumberField("furthest_back_ns", odd.furthestBackNs());
        json.writeNumberField("duplicates", odd.duplicates());
        json.writeNumberField("crossed", odd.crossed());
        json.writeNumberField("locked", odd.locked());
        json.writeNumberField("without_size", odd.withoutSize());
        json.writeNumberField("doubted", odd.doubted());
        json.writeNumberField("skipped_rows", odd.skippedRows());
        json.writeNumberField("faults", odd.faults());
        json.writeNumberField("gaps", odd.gaps());
        json.writeArrayFieldStart("longest_gaps");
        for (Survey.Gap gap : odd.longestGaps()) {
            json.writeStartObject();
            JsonText.time(json, "from", gap.fromNs());
            JsonText.time(json, "to", gap.toNs());
            json.writeNumberField("length_ns", gap.lengthNs());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
