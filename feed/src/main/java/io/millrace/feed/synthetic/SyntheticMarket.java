package io.millrace.feed.synthetic;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.Side;

/**
 * The market behind {@link SyntheticSource}: one tick after the other, in fields.
 *
 * <p>Each instrument lives in stretches of 30 to 130 minutes: a trend (a drift above its noise and
 * larger sizes, the largest in the first ten minutes and in bursts of a minute), a reverting
 * stretch (noise that is pulled back to where the stretch began), or a calm one. A trend away from
 * the start is the less likely the further the price has gone. A price moves in steps of the
 * instrument's increment, 100,000 of them at the start, so one step is 0.1 bp.
 *
 * <p>Only integers and the four basic operations on doubles (and one square root at the start) are
 * used, which Java defines to the last bit: the same seed gives the same ticks on every machine.
 */
final class SyntheticMarket {

    /** 2024-01-01T00:00:00Z. */
    static final long START_NS = 1_704_067_200L * 1_000_000_000;

    private static final long MEAN_GAP_NS = 50_000_000;
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long SHORTEST_STRETCH_NS = 30 * MINUTE_NS;
    private static final long STRETCH_RANGE_NS = 100 * MINUTE_NS;
    private static final long BURST_NS = 10 * MINUTE_NS;

    private static final int START_STEPS = 100_000;
    private static final int LOWEST_STEPS = 25_000;
    private static final int HIGHEST_STEPS = 400_000;
    private static final long USUAL_NOTIONAL = 200 * FixedPoint.ONE;
    private static final int MAX_SIZE_FACTOR = 128;

    /** Standard deviation of the sum of four uniform 16-bit numbers, as a factor. */
    private static final double UNIT_NOISE = 1 / 37_837.0;

    private static final long NOISE_MEAN = 2 * 0xFFFF;

    // Places in the state of one instrument: eight doubles, one cache line.
    private static final int LEVEL = 0;
    private static final int ANCHOR = 1;
    private static final int DRIFT = 2;
    private static final int PULL = 3;
    private static final int NOISE = 4;
    private static final int BIAS = 5;
    private static final int SIZE_FACTOR = 6;
    private static final int STATE_SHIFT = 3;

    private final int size;
    private final double minutesPerTick;
    private final double rootMinutesPerTick;
    private final long[] increments;
    private final long[] lots;
    private final long[] usualLots;
    private final double[] state;
    private final long[] stretchEndNs;
    private final long[] burstEndNs;
    private final long[] swellEndNs;

    private long random;
    private long timeNs = START_NS;
    private int instrumentId;
    private long price;
    private long tradeSize;
    private byte aggressor;

    /**
     * Prepares the market.
     *
     * @throws IllegalArgumentException when there are not 1 to 4,096 instruments, or an increment
     *     or lot leaves no room for prices and sizes
     */
    SyntheticMarket(long seed, InstrumentTable instruments) {
        size = instruments.size();
        if (size < 1 || size > SyntheticSource.MAX_INSTRUMENTS) {
            throw new IllegalArgumentException(
                    "synthetic market has "
                            + size
                            + " instruments; it must have 1 to "
                            + SyntheticSource.MAX_INSTRUMENTS);
        }
        minutesPerTick = (double) MEAN_GAP_NS * size / MINUTE_NS;
        rootMinutesPerTick = Math.sqrt(minutesPerTick);
        increments = new long[size];
        lots = new long[size];
        usualLots = new long[size];
        state = new double[size << STATE_SHIFT];
        stretchEndNs = new long[size];
        burstEndNs = new long[size];
        swellEndNs = new long[size];
        random = seed;
        for (int id = 0; id < size; id++) {
            prepare(id, instruments.get(id));
        }
    }

    /** Makes the next tick. */
    void next() {
        long first = nextRandom();
        timeNs += 1 + (((first >>> 32) * (2 * MEAN_GAP_NS - 1)) >>> 32);
        int id = (int) (((first & 0xFFFF_FFFFL) * size) >>> 32);
        instrumentId = id;
        if (timeNs >= stretchEndNs[id]) {
            beginStretch(id);
        }
        int at = id << STATE_SHIFT;
        double level = state[at + LEVEL];
        double move = state[at + DRIFT] + state[at + NOISE] * noise();
        level += move + state[at + PULL] * (state[at + ANCHOR] - level);
        if (level < LOWEST_STEPS) {
            level = LOWEST_STEPS;
        } else if (level > HIGHEST_STEPS) {
            level = HIGHEST_STEPS;
        }
        state[at + LEVEL] = level;

        long dice = nextRandom();
        boolean buy = (dice & 0xFF) < 128 + (int) state[at + BIAS];
        aggressor = (byte) (buy ? Side.BUY : Side.SELL).code();
        price = ((long) level + (buy ? 1 : 0)) * increments[id];
        long skewed = (dice >>> 8) & 0xFF;
        skewed = 8 + ((skewed * skewed * skewed) >>> 16);
        if (timeNs >= swellEndNs[id]) {
            beginSwell(id);
        }
        long factor = (long) state[at + SIZE_FACTOR];
        tradeSize = Math.max(1, (usualLots[id] * skewed * factor) >>> 4) * lots[id];
    }

    /** Venue time of the tick, ns since 1970-01-01 UTC, above that of the tick before. */
    long timeNs() {
        return timeNs;
    }

    /** Instrument of the tick. */
    int instrumentId() {
        return instrumentId;
    }

    /** Price of the tick, fixed point, a multiple of the increment. */
    long price() {
        return price;
    }

    /** Size of the tick, fixed point, a multiple of the lot, above 0. */
    long tradeSize() {
        return tradeSize;
    }

    /** Code of the side that took. */
    byte aggressor() {
        return aggressor;
    }

    private void prepare(int id, Instrument instrument) {
        long increment = instrument.grid().priceIncrement();
        long lot = instrument.grid().lot();
        if (increment > Long.MAX_VALUE / (2 * HIGHEST_STEPS)) {
            throw tooLarge("price_increment", increment, instrument.symbol());
        }
        long mostLots = Long.MAX_VALUE / lot / MAX_SIZE_FACTOR;
        if (mostLots < 1) {
            throw tooLarge("lot", lot, instrument.symbol());
        }
        increments[id] = increment;
        lots[id] = lot;
        long usual = Math.max(0, Notional.sizeFor(USUAL_NOTIONAL, increment * START_STEPS)) / lot;
        usualLots[id] = Math.clamp(usual, 1, Math.min(mostLots, Integer.MAX_VALUE));
        state[(id << STATE_SHIFT) + LEVEL] = START_STEPS;
    }

    private static IllegalArgumentException tooLarge(String name, long value, String symbol) {
        return new IllegalArgumentException(
                name
                        + " of "
                        + symbol
                        + " is "
                        + FixedPoint.toText(value)
                        + "; it must be smaller for a synthetic market");
    }

    /** Chooses 45 % trends, 40 % reverting and 15 % calm stretches. */
    private void beginStretch(int id) {
        int at = id << STATE_SHIFT;
        long dice = nextRandom();
        long range = ((dice >>> 32) * (STRETCH_RANGE_NS >>> 16)) >>> 16;
        stretchEndNs[id] = timeNs + SHORTEST_STRETCH_NS + range;
        state[at + ANCHOR] = state[at + LEVEL];
        long kind = ((dice & 0xFFFF) * 100) >>> 16;
        long strength = (dice >>> 16) & 0xFF;
        if (kind < 45) {
            beginTrend(id, strength);
        } else if (kind < 85) {
            set(at, 0, 0.08, 60 + strength / 8.0);
            state[at + BIAS] = 0;
        } else {
            set(at, 0, 0.03, 12 + strength / 32.0);
            state[at + BIAS] = 0;
        }
    }

    private void beginTrend(int id, long strength) {
        int at = id << STATE_SHIFT;
        double distance = state[at + LEVEL] / START_STEPS - 1;
        double chanceUp = Math.clamp(128 - 200 * distance, 16.0, 240.0);
        boolean up = (nextRandom() >>> 56) < chanceUp;
        double drift = 22 + strength / 8.0;
        set(at, up ? drift : -drift, 0, 45);
        state[at + BIAS] = up ? 32 : -32;
        burstEndNs[id] = timeNs + BURST_NS;
        swellEndNs[id] = timeNs;
    }

    /** Chooses how large sizes are for about a minute: a factor of 1 to 6. */
    private void beginSwell(int id) {
        int at = id << STATE_SHIFT;
        long dice = nextRandom();
        swellEndNs[id] = timeNs + MINUTE_NS / 2 + (dice >>> 32) * 14;
        long kind = dice & 7;
        if (timeNs < burstEndNs[id]) {
            state[at + SIZE_FACTOR] = 6;
        } else if (state[at + DRIFT] != 0) {
            state[at + SIZE_FACTOR] = kind < 4 ? 2 : kind < 6 ? 3 : 6;
        } else {
            state[at + SIZE_FACTOR] = kind < 5 ? 1 : kind < 7 ? 2 : 3;
        }
    }

    /** Turns steps per minute into steps per tick. */
    private void set(int at, double drift, double pull, double noise) {
        state[at + DRIFT] = drift * minutesPerTick;
        state[at + PULL] = pull * minutesPerTick;
        state[at + NOISE] = noise * rootMinutesPerTick;
    }

    /** Near enough to a normal number: mean 0, deviation 1. */
    private double noise() {
        long r = nextRandom();
        long sum = (r & 0xFFFF) + ((r >>> 16) & 0xFFFF) + ((r >>> 32) & 0xFFFF) + (r >>> 48);
        return (sum - NOISE_MEAN) * UNIT_NOISE;
    }

    /** SplitMix64 (Steele, Lea and Flood, 2014). */
    private long nextRandom() {
        random += 0x9E37_79B9_7F4A_7C15L;
        long z = random;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }
}
