package io.millrace.bench.load;

import io.millrace.model.event.EventSink;
import io.millrace.model.event.EventType;
import io.millrace.model.event.TradeFlyweight;
import io.millrace.model.time.Timeframe;

import java.util.Arrays;

/**
 * Trades of a seeded market without end: symbol after symbol, so many of each in every minute bar,
 * times evenly apart. A price steps by up to 4 increments and stays between 50 and 200. The same
 * arguments give the same trades.
 *
 * <p>Allocates nothing after construction; one thread.
 */
public final class Ticks {

    private static final long START_NS = 1_704_067_200_000_000_000L;
    private static final long INCREMENT = 1_000_000L;
    private static final long LOT = 100_000L;
    private static final long LOWEST = 50 * 100_000_000L;
    private static final long HIGHEST = 200 * 100_000_000L;

    private final TradeFlyweight trade = new TradeFlyweight();
    private final long[] price;
    private final long stepNs;
    private long random;
    private long number;
    private long timeNs = START_NS;
    private int symbol;

    /**
     * A market before its first trade.
     *
     * @param symbols 1 or more
     * @param perBar trades of a symbol in a minute, 1 or more
     * @param seed not 0
     */
    public Ticks(int symbols, int perBar, long seed) {
        price = new long[symbols];
        Arrays.fill(price, 100 * 100_000_000L);
        stepNs = Timeframe.M1.lengthNs() / ((long) symbols * perBar);
        random = seed;
    }

    /**
     * Offers the next trade.
     *
     * @param sink takes it
     * @return false when it is closed
     */
    public boolean offer(EventSink sink) {
        advance();
        int at = sink.claim(EventType.TRADE, symbol, TradeFlyweight.LENGTH, timeNs);
        if (at == EventSink.CLOSED) {
            return false;
        }
        trade.wrap(sink.buffer(), at)
                .venueTimeNs(timeNs)
                .receiveTimeNs(timeNs)
                .price(price[symbol])
                .size(size())
                .venueSequence(1 + (number - 1) / price.length)
                .aggressor((byte) (1 + (random & 1)));
        sink.commit();
        return true;
    }

    /** Steps to the next trade without offering it. */
    public void advance() {
        symbol = symbol + 1 == price.length ? 0 : symbol + 1;
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        number++;
        timeNs += stepNs;
        long next = price[symbol] + ((random >>> 11) % 9 - 4) * INCREMENT;
        price[symbol] = Math.max(LOWEST, Math.min(HIGHEST, next));
    }

    /** {@return number of the newest trade, from 1} */
    public long number() {
        return number;
    }

    /** {@return id of its instrument} */
    public int symbol() {
        return symbol;
    }

    /** {@return its time, ns since 1970-01-01 UTC} */
    public long timeNs() {
        return timeNs;
    }

    /** {@return its price, fixed point} */
    public long price() {
        return price[symbol];
    }

    /** {@return its size, fixed point} */
    public long size() {
        return (1 + (random >>> 40) % 1_000) * LOT;
    }
}
