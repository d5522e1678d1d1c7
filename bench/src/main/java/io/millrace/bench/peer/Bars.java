package io.millrace.bench.peer;

import java.util.SplittableRandom;

/** Bars of a seeded walk, as arrays. Only read after it is made. */
final class Bars {

    private static final long SEED = 7;

    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] volume;

    private Bars(int count) {
        high = new double[count];
        low = new double[count];
        close = new double[count];
        volume = new double[count];
    }

    /** The same with each call. */
    static Bars walk(int count) {
        SplittableRandom random = new SplittableRandom(SEED);
        Bars bars = new Bars(count);
        double price = 100;
        for (int i = 0; i < count; i++) {
            double before = price;
            price *= 1 + (random.nextDouble() - 0.5) * 0.004;
            double reach = price * 0.002 * random.nextDouble();
            bars.high[i] = Math.max(before, price) + reach;
            bars.low[i] = Math.min(before, price) - reach;
            bars.close[i] = price;
            bars.volume[i] = 1 + random.nextInt(1_000);
        }
        return bars;
    }

    double[] high() {
        return high;
    }

    double[] low() {
        return low;
    }

    double[] close() {
        return close;
    }

    double[] volume() {
        return volume;
    }

    int count() {
        return close.length;
    }
}
