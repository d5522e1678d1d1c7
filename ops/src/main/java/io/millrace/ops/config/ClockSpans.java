package io.millrace.ops.config;

import io.millrace.engine.signal.IlliquidHours;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads spans of a day, such as {@code 00:00-09:30 16:00-24:00}. */
final class ClockSpans {

    private static final Pattern SPAN =
            Pattern.compile("([0-2][0-9]):([0-5][0-9])-([0-2][0-9]):([0-5][0-9])");
    private static final int MINUTES_OF_DAY = 24 * 60;

    private ClockSpans() {}

    /**
     * Reads spans.
     *
     * @param text spans with blanks between them; empty for none
     * @return the spans
     * @throws IllegalArgumentException when it is something else
     */
    static List<IlliquidHours.Span> parse(String text) {
        List<IlliquidHours.Span> spans = new ArrayList<>();
        for (String part : text.strip().split("\\s+", -1)) {
            if (!part.isEmpty()) {
                spans.add(span(part));
            }
        }
        return spans;
    }

    private static IlliquidHours.Span span(String part) {
        Matcher matcher = SPAN.matcher(part);
        if (!matcher.matches()) {
            throw expected(part);
        }
        int from = minutes(matcher, 1);
        int to = minutes(matcher, 3);
        if (from >= to || to > MINUTES_OF_DAY) {
            throw expected(part);
        }
        return IlliquidHours.span(from, to);
    }

    private static int minutes(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group)) * 60
                + Integer.parseInt(matcher.group(group + 1));
    }

    private static IllegalArgumentException expected(String part) {
        return new IllegalArgumentException(
                "illiquid hours are \""
                        + part
                        + "\"; write spans of a day such as 00:00-09:30 16:00-24:00");
    }
}
