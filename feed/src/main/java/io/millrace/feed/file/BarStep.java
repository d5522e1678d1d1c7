package io.millrace.feed.file;

import io.millrace.feed.FeedException;
import io.millrace.model.time.Timeframe;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Finds the length of bars from their first rows: the smallest step. Pure functions, any thread.
 */
public final class BarStep {

    private static final int PROBED_ROWS = 1_000;

    private BarStep() {}

    /**
     * The length of bars.
     *
     * @param file for messages
     * @param bars in front of the first row, read with the shortest timeframe
     * @return the smallest step between the first 1,000 rows
     * @throws FeedException when there are fewer than two rows, or no timeframe has that length
     */
    public static Timeframe infer(Path file, EventReader bars) {
        if (!bars.advance()) {
            throw new FeedException(
                    file.toString(), "file has no rows", "it must have at least one");
        }
        long step = Long.MAX_VALUE;
        long before = bars.rowTimeNs();
        for (int row = 1; row < PROBED_ROWS && bars.advance(); row++) {
            step = Math.min(step, bars.rowTimeNs() - before);
            before = bars.rowTimeNs();
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
        String seconds = BigDecimal.valueOf(step, 9).stripTrailingZeros().toPlainString();
        throw new FeedException(
                file.toString(), "bars are " + seconds + " s apart", "it must be one of " + known);
    }
}
