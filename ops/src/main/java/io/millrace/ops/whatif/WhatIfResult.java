package io.millrace.ops.whatif;

import com.fasterxml.jackson.core.JsonGenerator;

import io.millrace.ops.config.Assignment;
import io.millrace.ops.monitor.JsonText;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A recorded run beside what it would have been with other settings. Immutable. */
public final class WhatIfResult {

    private static final String ROW = "%-28s %20s %20s %20s%n";

    private final String epochs;
    private final long sequence;
    private final List<Assignment> assignments;
    private final Figures recorded;
    private final Figures other;

    WhatIfResult(
            String epochs,
            long sequence,
            List<Assignment> assignments,
            Figures recorded,
            Figures other) {
        this.epochs = epochs;
        this.sequence = sequence;
        this.assignments = List.copyOf(assignments);
        this.recorded = recorded;
        this.other = other;
    }

    /** Names on either side, denials together, each behind the others of its kind. */
    private List<String> names() {
        List<String> names = new ArrayList<>(recorded.values().keySet());
        int behind = names.indexOf("denied") + 1;
        for (String name : other.values().keySet()) {
            if (!names.contains(name)) {
                names.add(behind, name);
            }
            behind = name.startsWith(Figures.DENIED) ? names.indexOf(name) + 1 : behind;
        }
        return names;
    }

    private BigDecimal difference(String name) {
        return Figures.plain(other.of(name).subtract(recorded.of(name)));
    }

    /**
     * Whether all figures are equal.
     *
     * @return true when nothing would have been different
     */
    public boolean isEqual() {
        return names().stream().allMatch(name -> difference(name).signum() == 0)
                && recorded.tradingState().equals(other.tradingState());
    }

    /**
     * For people.
     *
     * @return several lines
     */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT, "the inputs of epoch %s, %,d events%n", epochs, sequence));
        for (Assignment each : assignments) {
            text.append("with ").append(each.path()).append(" = ").append(each.value());
            text.append('\n');
        }
        text.append(String.format(Locale.ROOT, ROW, "", "recorded", "what if", "difference"));
        for (String name : names()) {
            BigDecimal difference = difference(name);
            text.append(
                    String.format(
                            Locale.ROOT,
                            ROW,
                            label(name),
                            recorded.of(name).toPlainString(),
                            other.of(name).toPlainString(),
                            (difference.signum() > 0 ? "+" : "") + difference.toPlainString()));
        }
        boolean sameState = recorded.tradingState().equals(other.tradingState());
        text.append(
                String.format(
                        Locale.ROOT,
                        ROW,
                        "trading state",
                        recorded.tradingState(),
                        other.tradingState(),
                        sameState ? "" : "other"));
        return text.toString();
    }

    private static String label(String name) {
        return name.startsWith(Figures.DENIED)
                ? "  " + name.substring(Figures.DENIED.length())
                : name.replace('_', ' ');
    }

    /**
     * For scripts.
     *
     * @return an object on one line
     */
    public String json() {
        return JsonText.object(
                json -> {
                    json.writeStringField("epochs", epochs);
                    json.writeNumberField("sequence", sequence);
                    json.writeObjectFieldStart("set");
                    for (Assignment each : assignments) {
                        json.writeStringField(each.path(), each.value());
                    }
                    json.writeEndObject();
                    side(json, "recorded", recorded);
                    side(json, "what_if", other);
                    json.writeObjectFieldStart("difference");
                    for (String name : names()) {
                        number(json, name, difference(name));
                    }
                    json.writeEndObject();
                    json.writeBooleanField("equal", isEqual());
                });
    }

    private void side(JsonGenerator json, String name, Figures figures) throws IOException {
        json.writeObjectFieldStart(name);
        for (String each : names()) {
            number(json, each, figures.of(each));
        }
        json.writeStringField("trading_state", figures.tradingState());
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, BigDecimal value)
            throws IOException {
        json.writeFieldName(name);
        json.writeNumber(value.toPlainString());
    }
}
