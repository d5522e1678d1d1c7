package io.millrace.bench.report;

import java.util.List;

/**
 * What a predecessor promised.
 *
 * @param name stable, for scripts
 * @param text what was promised
 * @param promisedMs milliseconds, at most
 */
public record Floor(String name, String text, double promisedMs) {

    private static final List<Floor> ALL =
            List.of(
                    new Floor("tick-to-signal", "signal generation, p99 of all segments", 100),
                    new Floor("tick-to-order", "tick to order, p99 of all segments", 100),
                    new Floor("ema", "EMA of 100 x 10,000 prices", 50),
                    new Floor("rsi", "RSI of 100 x 10,000 prices", 100),
                    new Floor("kama", "KAMA of 100 x 10,000 prices", 150),
                    new Floor("order-in", "order in, p99 of all segments", 500),
                    new Floor("start", "start to ready", 3_000),
                    new Floor("year-of-bars-wall", "a year of minute bars, JVM start included", 10_000));

    /** {@return the floor table, in its order} */
    public static List<Floor> all() {
        return ALL;
    }
}
