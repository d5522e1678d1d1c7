package io.millrace.feed.synthetic;

import io.millrace.feed.Pacer;
import io.millrace.feed.Pacing;
import io.millrace.model.event.EventSink;
import io.millrace.model.event.EventSource;
import io.millrace.model.event.EventType;
import io.millrace.model.event.TradeFlyweight;
import io.millrace.model.instrument.InstrumentTable;

import org.agrona.concurrent.NanoClock;

/**
 * Trades of a seeded market that begins on 2024-01-01T00:00:00Z, one every 50 ms on average over
 * all instruments, with trends, reverting and calm stretches. Prices are on the increment, sizes on
 * the lot, times strictly increase; the venue's number counts from 1. The same {@link Synthetic}
 * over the same instruments gives the same bytes on every machine.
 *
 * <p>Polled by one thread; allocates nothing after construction.
 */
public final class SyntheticSource implements EventSource {

    /** Most instruments. */
    public static final int MAX_INSTRUMENTS = 4_096;

    private final TradeFlyweight trade = new TradeFlyweight();
    private final Synthetic settings;
    private final SyntheticMarket market;
    private final Pacer pacer;

    /** Number of the tick that stands in the market, from 1. */
    private long number;

    private boolean pending;

    /**
     * Prepares the market.
     *
     * @param settings count and seed
     * @param instruments 1 to {@value #MAX_INSTRUMENTS}
     * @param pacing how fast its time passes
     * @param clock time that really passes
     * @throws IllegalArgumentException when there are too many or no instruments, or an increment
     *     or lot leaves no room for prices and sizes
     */
    public SyntheticSource(
            Synthetic settings, InstrumentTable instruments, Pacing pacing, NanoClock clock) {
        this.settings = settings;
        this.market = new SyntheticMarket(settings.seed(), instruments);
        this.pacer = pacing.start(clock);
    }

    @Override
    public int poll(EventSink sink, int limit) {
        if (number == settings.count() && !pending) {
            return END;
        }
        int offered = 0;
        while (offered < limit && (pending || number < settings.count())) {
            if (!pending) {
                market.next();
                number++;
                pending = true;
            }
            if (!pacer.isDue(market.timeNs()) || !write(sink)) {
                return offered;
            }
            pending = false;
            offered++;
        }
        return offered;
    }

    @Override
    public long dueNs() {
        return pacer.dueNs();
    }

    @Override
    public long reachedNs() {
        return pacer.reachedNs();
    }

    @Override
    public String name() {
        return "synthetic " + settings.label();
    }

    @Override
    public void close() {
        // It holds nothing.
    }

    private boolean write(EventSink sink) {
        long timeNs = market.timeNs();
        int offset =
                sink.claim(EventType.TRADE, market.instrumentId(), TradeFlyweight.LENGTH, timeNs);
        if (offset == EventSink.CLOSED) {
            return false;
        }
        sink.buffer().putLong(offset + TradeFlyweight.LENGTH - Long.BYTES, 0);
        trade.wrap(sink.buffer(), offset)
                .venueTimeNs(timeNs)
                .receiveTimeNs(timeNs)
                .price(market.price())
                .size(market.tradeSize())
                .venueSequence(number)
                .aggressor(market.aggressor());
        sink.commit();
        return true;
    }
}
