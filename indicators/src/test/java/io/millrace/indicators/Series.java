package io.millrace.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Seeded series of bars: walks on a price grid, with flat runs and jumps. */
public final class Series {

    private Series() {}

    /**
     * Makes a series.
     *
     * @param seed equal seeds give equal series
     * @param length number of bars
     * @return bars whose prices are multiples of a tick, above 0
     */
    public static List<Bar> random(long seed, int length) {
        Random random = new Random(seed);
        double tick = random.nextBoolean() ? 0.01 : 0.00001;
        long price = 5_000L + random.nextInt(100_000);
        int flatBars = 0;
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            if (flatBars == 0 && random.nextInt(60) == 0) {
                flatBars = random.nextInt(40);
            }
            if (flatBars > 0) {
                flatBars--;
                bars.add(bar(price, 0, 0, tick, random));
                continue;
            }
            price = Math.max(100, price + (long) (random.nextGaussian() * step(random)));
            bars.add(bar(price, random.nextInt(30), random.nextInt(30), tick, random));
        }
        return bars;
    }

    /** Makes bars of one price, without range. */
    public static List<Bar> flat(double price, int length) {
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            bars.add(new Bar(price, price, price, 1_000.0));
        }
        return bars;
    }

    private static long step(Random random) {
        return random.nextInt(50) == 0 ? 2_000 : 20;
    }

    private static Bar bar(long close, long above, long below, double tick, Random random) {
        return new Bar(
                (close + above) * tick,
                (close - below) * tick,
                close * tick,
                random.nextInt(1_000_000));
    }
}
