package io.millrace.ops.simulation;

import io.millrace.model.event.BarFlyweight;
import io.millrace.model.event.CashFlowFlyweight;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.QuoteBarFlyweight;
import io.millrace.model.event.QuoteFlyweight;
import io.millrace.model.event.TimerFlyweight;
import io.millrace.model.event.TradeFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.time.Timeframe;

import org.agrona.concurrent.UnsafeBuffer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Inputs of every type for three instruments, one with trades and quotes, one with quotes, one with
 * bars; with every fault that a source can have, with pauses, and over months.
 */
final class RandomMarket {

    private static final long SECOND = Timeframe.SECOND_NS;
    private static final long MINUTE = Timeframe.M1.lengthNs();
    private static final long DAY = Timeframe.D1.lengthNs();
    private static final long CENT = FixedPoint.ONE / 100;

    private final SplittableRandom random;
    private final UnsafeBuffer slot = new UnsafeBuffer(new byte[256]);
    private final List<byte[]> inputs = new ArrayList<>();
    private final long[] price = {100 * FixedPoint.ONE, 50 * FixedPoint.ONE, 80 * FixedPoint.ONE};
    private final long[] drift = new long[3];
    private final long[] number = {1_000, 1_000, 1_000};
    private long timeNs;

    private RandomMarket(long seed, long startNs) {
        random = new SplittableRandom(seed);
        timeNs = startNs;
    }

    /** Inputs in their order, as they lie in the ring. */
    static List<byte[]> inputs(long seed, long startNs, int count) {
        RandomMarket market = new RandomMarket(seed, startNs);
        while (market.inputs.size() < count) {
            market.next();
        }
        return market.inputs.subList(0, count);
    }

    private void next() {
        long before = timeNs;
        timeNs +=
                switch (random.nextInt(200)) {
                    case 0 -> random.nextLong(9 * DAY);
                    case 1, 2 -> random.nextLong(10 * MINUTE);
                    default -> random.nextLong(2 * SECOND);
                };
        if (timeNs / (5 * SECOND) != before / (5 * SECOND)) {
            timer(timeNs - timeNs % (5 * SECOND));
        }
        int id = random.nextInt(3);
        drift[id] = random.nextInt(30) == 0 ? random.nextLong(-15, 16) : drift[id];
        price[id] += (random.nextLong(-10, 11) + drift[id]) * CENT;
        price[id] = Math.max(20 * FixedPoint.ONE, Math.min(500 * FixedPoint.ONE, price[id]));
        if (random.nextInt(150) == 0) {
            cashFlow();
        } else if (id == 2) {
            bar();
        } else if (id == 1) {
            if (random.nextInt(4) == 0) {
                quoteBar();
            } else {
                quote(1);
            }
        } else if (random.nextInt(3) == 0) {
            quote(0);
        } else {
            trade();
        }
    }

    private int start(int type, int instrument, int length) {
        slot.setMemory(0, slot.capacity(), (byte) 0);
        EventLayout.start(slot, 0, type, instrument, length);
        EventLayout.place(slot, 0, inputs.size() + 1, timeNs, 0);
        return EventLayout.payload(0);
    }

    private void end() {
        inputs.add(Arrays.copyOf(slot.byteArray(), EventLayout.length(slot, 0)));
    }

    private void timer(long dueNs) {
        int payload = start(EventType.TIMER, Instrument.NONE, TimerFlyweight.LENGTH);
        new TimerFlyweight().wrap(slot, payload).dueNs(dueNs).kind(0);
        end();
    }

    private void cashFlow() {
        int payload = start(EventType.CASH_FLOW, Instrument.NONE, CashFlowFlyweight.LENGTH);
        new CashFlowFlyweight()
                .wrap(slot, payload)
                .venueTimeNs(timeNs)
                .amount(random.nextLong(-500, 1_000) * FixedPoint.ONE)
                .currency(random.nextInt(2));
        end();
    }

    /** Venue time, late at times. */
    private long venueTimeNs() {
        return switch (random.nextInt(30)) {
            case 0 -> timeNs - random.nextLong(SECOND);
            case 1 -> timeNs - random.nextLong(20 * SECOND);
            default -> timeNs;
        };
    }

    /** The next number, or one that is missing some, was there before, or of another count. */
    private long number(int id) {
        switch (random.nextInt(40)) {
            case 0 -> number[id] += 3;
            case 1 -> {
                return Math.max(1, number[id] - random.nextInt(5));
            }
            case 2 -> number[id] = random.nextLong(1, 1_000_000);
            default -> number[id]++;
        }
        return number[id];
    }

    private long priceOf(int id) {
        return random.nextInt(40) == 0 ? price[id] * random.nextInt(1, 4) / 2 : price[id];
    }

    private byte doubt() {
        return (byte) (random.nextInt(60) == 0 ? 1 : 0);
    }

    private long receiveTimeNs(long venueNs) {
        return random.nextInt(50) == 0 ? venueNs + 8 * SECOND : venueNs;
    }

    private void trade() {
        long venueNs = venueTimeNs();
        int payload = start(EventType.TRADE, 0, TradeFlyweight.LENGTH);
        new TradeFlyweight()
                .wrap(slot, payload)
                .venueTimeNs(venueNs)
                .receiveTimeNs(receiveTimeNs(venueNs))
                .price(priceOf(0))
                .size(random.nextLong(1, 100) * FixedPoint.ONE)
                .venueSequence(number(0))
                .suspect(doubt());
        end();
    }

    private void quote(int id) {
        long venueNs = venueTimeNs();
        long middle = priceOf(id);
        long half = random.nextInt(30) == 0 ? -CENT : random.nextLong(0, 4) * CENT;
        int payload = start(EventType.QUOTE, id, QuoteFlyweight.LENGTH);
        new QuoteFlyweight()
                .wrap(slot, payload)
                .venueTimeNs(venueNs)
                .receiveTimeNs(receiveTimeNs(venueNs))
                .bidPrice(middle - half)
                .askPrice(middle + half)
                .bidSize(random.nextLong(1, 100) * FixedPoint.ONE)
                .askSize(random.nextLong(1, 100) * FixedPoint.ONE)
                .venueSequence(number(id))
                .suspect(doubt());
        end();
    }

    /** Open, high, low and close around a price. */
    private long[] prices(long close) {
        long open = close + random.nextLong(-20, 21) * CENT;
        long high = Math.max(open, close) + random.nextLong(0, 20) * CENT;
        long low = Math.min(open, close) - random.nextLong(0, 20) * CENT;
        return new long[] {open, high, low, close};
    }

    private Timeframe length() {
        return random.nextInt(10) == 0 ? Timeframe.M1 : Timeframe.S1;
    }

    private void bar() {
        Timeframe length = length();
        long[] prices = prices(priceOf(2));
        int payload = start(EventType.BAR, 2, BarFlyweight.LENGTH);
        new BarFlyweight()
                .wrap(slot, payload)
                .startNs(venueTimeNs() - length.lengthNs())
                .open(prices[0])
                .high(prices[1])
                .low(prices[2])
                .close(prices[3])
                .volume(random.nextLong(1, 900) * FixedPoint.ONE)
                .tradeCount(random.nextInt(5))
                .timeframe(length.code());
        end();
    }

    private void quoteBar() {
        Timeframe length = length();
        long[] bids = prices(priceOf(1));
        long spread = random.nextLong(-1, 4) * CENT;
        int payload = start(EventType.QUOTE_BAR, 1, QuoteBarFlyweight.LENGTH);
        new QuoteBarFlyweight()
                .wrap(slot, payload)
                .startNs(venueTimeNs() - length.lengthNs())
                .bidOpen(bids[0])
                .bidHigh(bids[1])
                .bidLow(bids[2])
                .bidClose(bids[3])
                .askOpen(bids[0] + spread)
                .askHigh(bids[1] + spread)
                .askLow(bids[2] + spread)
                .askClose(bids[3] + spread)
                .quoteCount(random.nextInt(5))
                .timeframe(length.code());
        end();
    }
}
