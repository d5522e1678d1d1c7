package io.millrace.engine.testing;

import static io.millrace.engine.testing.Fixtures.fixed;

import io.millrace.model.event.BarFlyweight;
import io.millrace.model.event.EventSink;
import io.millrace.model.event.EventType;
import io.millrace.model.event.QuoteFlyweight;
import io.millrace.model.event.TradeFlyweight;
import io.millrace.model.time.Timeframe;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A list of market data, written by hand, to be offered to an inlet. */
public final class Feed {

    private final List<Offer> offers = new ArrayList<>();

    private interface Offer {
        boolean to(EventSink sink);
    }

    public Feed trade(int instrument, double seconds, double price, double size) {
        return trade(instrument, seconds, price, size, false);
    }

    /** A trade that the feed doubts. */
    public Feed doubtedTrade(int instrument, double seconds, double price) {
        return trade(instrument, seconds, price, 1, true);
    }

    private Feed trade(int instrument, double seconds, double price, double size, boolean doubted) {
        long timeNs = nanoseconds(seconds);
        offers.add(
                sink -> {
                    int payload =
                            sink.claim(EventType.TRADE, instrument, TradeFlyweight.LENGTH, timeNs);
                    if (payload == EventSink.CLOSED) {
                        return false;
                    }
                    new TradeFlyweight()
                            .wrap(sink.buffer(), payload)
                            .venueTimeNs(timeNs)
                            .receiveTimeNs(timeNs)
                            .price(fixed(price))
                            .size(fixed(size))
                            .venueSequence(0)
                            .aggressor((byte) 0)
                            .suspect((byte) (doubted ? 1 : 0));
                    sink.commit();
                    return true;
                });
        return this;
    }

    /** A quote. */
    public Feed quote(int instrument, double seconds, double bid, double ask) {
        long timeNs = nanoseconds(seconds);
        offers.add(
                sink -> {
                    int payload =
                            sink.claim(EventType.QUOTE, instrument, QuoteFlyweight.LENGTH, timeNs);
                    if (payload == EventSink.CLOSED) {
                        return false;
                    }
                    new QuoteFlyweight()
                            .wrap(sink.buffer(), payload)
                            .venueTimeNs(timeNs)
                            .receiveTimeNs(timeNs)
                            .bidPrice(fixed(bid))
                            .askPrice(fixed(ask))
                            .bidSize(fixed(1))
                            .askSize(fixed(1))
                            .venueSequence(0)
                            .suspect((byte) 0);
                    sink.commit();
                    return true;
                });
        return this;
    }

    /** A bar that arrives at its end. */
    public Feed bar(int instrument, double start, Timeframe length, double... openHighLowClose) {
        long startNs = nanoseconds(start);
        long endNs = startNs + length.lengthNs();
        offers.add(
                sink -> {
                    int payload = sink.claim(EventType.BAR, instrument, BarFlyweight.LENGTH, endNs);
                    if (payload == EventSink.CLOSED) {
                        return false;
                    }
                    new BarFlyweight()
                            .wrap(sink.buffer(), payload)
                            .startNs(startNs)
                            .open(fixed(openHighLowClose[0]))
                            .high(fixed(openHighLowClose[1]))
                            .low(fixed(openHighLowClose[2]))
                            .close(fixed(openHighLowClose[3]))
                            .volume(fixed(1))
                            .tradeCount(0)
                            .timeframe(length.code());
                    sink.commit();
                    return true;
                });
        return this;
    }

    /** Trades and quotes of two instruments that walk at random, some of them late. */
    public static Feed random(long seed, int count) {
        Random random = new Random(seed);
        Feed feed = new Feed();
        double seconds = 1_000;
        double[] price = {100, 50};
        for (int i = 0; i < count; i++) {
            int id = random.nextInt(2);
            seconds += random.nextInt(20) == 0 ? 5 : random.nextInt(100) / 100.0;
            price[id] = Math.max(10, price[id] + (random.nextInt(101) - 50) / 100.0);
            double time = random.nextInt(10) == 0 ? seconds - 2 : seconds;
            if (random.nextInt(3) == 0) {
                double half = random.nextInt(10) == 0 ? -0.05 : 0.05;
                feed.quote(id, time, price[id] - half, price[id] + half);
            } else {
                feed.trade(id, time, price[id], random.nextInt(10));
            }
        }
        return feed;
    }

    /**
     * Offers everything.
     *
     * @return how many were taken before the sink was closed
     */
    public int into(EventSink sink) {
        int taken = 0;
        for (Offer offer : offers) {
            if (!offer.to(sink)) {
                break;
            }
            taken++;
        }
        return taken;
    }

    public static long nanoseconds(double seconds) {
        return Math.round(seconds * Fixtures.SECOND);
    }
}
