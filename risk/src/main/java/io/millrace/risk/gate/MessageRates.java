package io.millrace.risk.gate;

import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.StateException;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;
import io.millrace.model.time.Timeframe;

/**
 * A bucket of messages for each venue, for check 16. It fills with the rate up to the burst; every
 * message takes one. A fifth of the burst is left to cancels and to orders that only reduce.
 *
 * <p>Whole numbers: a message is worth as many credits as a minute has nanoseconds, and each
 * nanosecond brings as many credits as the rate has messages. Cancels and the flattening of a kill
 * are never refused and may bring a bucket below zero, at most by one burst.
 */
public final class MessageRates {

    private static final long MESSAGE = Timeframe.M1.lengthNs();
    private static final int RESERVED_PARTS = 5;

    private final long capacity;
    private final int[] venue;
    private final long[] rate;
    private final long[] credit;
    private final long[] filledNs;

    /**
     * Full buckets.
     *
     * @param limits rate and burst
     * @param instruments whose venues
     */
    public MessageRates(FlowLimits limits, InstrumentTable instruments) {
        capacity = limits.messageBurst() * MESSAGE;
        venue = new int[instruments.size()];
        rate = new long[venue.length];
        int venues = 0;
        for (int id = 0; id < venue.length; id++) {
            int known = 0;
            String name = instruments.get(id).venue();
            while (known < id && !instruments.get(known).venue().equals(name)) {
                known++;
            }
            venue[id] = known < id ? venue[known] : venues++;
            rate[venue[id]] = limits.messageRate(name);
        }
        credit = new long[venues];
        filledNs = new long[venues];
        java.util.Arrays.fill(credit, capacity);
    }

    /**
     * Whether the messages to the venue of an instrument are counted.
     *
     * @param instrument id
     * @return false when its rate is 0
     */
    public boolean isOn(int instrument) {
        return rate[venue[instrument]] > 0;
    }

    /**
     * Messages that may leave now.
     *
     * @param instrument id
     * @param reduces whether what is reserved may be used
     * @param nowNs engine time
     * @return 0 or more
     */
    public long available(int instrument, boolean reduces, long nowNs) {
        long left = filled(venue[instrument], nowNs) - (reduces ? 0 : capacity / RESERVED_PARTS);
        return Math.max(0, left / MESSAGE);
    }

    /**
     * Takes a message that leaves.
     *
     * @param instrument id
     * @param nowNs engine time
     */
    public void take(int instrument, long nowNs) {
        if (isOn(instrument)) {
            int bucket = venue[instrument];
            credit[bucket] = Math.max(filled(bucket, nowNs) - MESSAGE, -capacity);
            filledNs[bucket] = nowNs;
        }
    }

    private long filled(int bucket, long nowNs) {
        long elapsed = Math.max(0, nowNs - filledNs[bucket]);
        long more = elapsed * rate[bucket];
        boolean isFull =
                Math.multiplyHigh(elapsed, rate[bucket]) != 0
                        || more < 0
                        || more >= capacity - credit[bucket];
        return isFull ? capacity : credit[bucket] + more;
    }

    /**
     * Writes the buckets.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putText(name());
        for (int bucket = 0; bucket < credit.length; bucket++) {
            sink.putLong(credit[bucket]);
            sink.putLong(filledNs[bucket]);
        }
    }

    /**
     * Takes over saved buckets.
     *
     * @param source holds the state of as many venues
     * @throws io.millrace.model.state.StateException if it does not
     */
    public void load(StateSource source) {
        source.expectText(name());
        for (int bucket = 0; bucket < credit.length; bucket++) {
            long saved = source.takeLong();
            if (saved < -capacity || saved > capacity) {
                throw new StateException(
                        "state, message-rates: credit is "
                                + saved
                                + "; it must be from "
                                + -capacity
                                + " to "
                                + capacity);
            }
            credit[bucket] = saved;
            filledNs[bucket] = source.takeLong();
        }
    }

    private String name() {
        return "message-rates of " + credit.length + " venues";
    }
}
