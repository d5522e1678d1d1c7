package io.millrace.engine.bar;

import io.millrace.model.time.Timeframe;

import java.util.List;

/**
 * Which bars are built.
 *
 * @param decision length of the bars that are decided on
 * @param context lengths of further bars, none of them the first one, each once
 * @param regularHours whether only sessions count, not the hours around them
 */
public record BarSettings(Timeframe decision, List<Timeframe> context, boolean regularHours) {

    /** Copies the list and checks it. */
    public BarSettings {
        context = List.copyOf(context);
        boolean twice = context.contains(decision);
        for (Timeframe timeframe : context) {
            twice |= context.indexOf(timeframe) != context.lastIndexOf(timeframe);
        }
        if (twice) {
            throw new IllegalArgumentException(
                    "timeframes are " + decision + " and " + context + "; each must be there once");
        }
    }

    /**
     * How often bars may end.
     *
     * @return length of the shortest bars, ns
     */
    public long shortestNs() {
        long shortest = decision.lengthNs();
        for (Timeframe timeframe : context) {
            shortest = Math.min(shortest, timeframe.lengthNs());
        }
        return shortest;
    }

    /**
     * Bars of one length, at all hours.
     *
     * @param decision the length
     * @return settings
     */
    public static BarSettings of(Timeframe decision) {
        return new BarSettings(decision, List.of(), false);
    }
}
