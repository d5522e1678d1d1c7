package io.millrace.broker.simulated;

import io.millrace.model.state.Side;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

import java.util.Arrays;

/** What each strategy holds of each instrument, and what all hold together. Engine's thread. */
final class Holdings {

    private final long[][] held;
    private final long[] net;

    Holdings(int strategies, int instruments) {
        held = new long[strategies][instruments];
        net = new long[instruments];
    }

    int strategies() {
        return held.length;
    }

    void add(int strategy, int instrument, long signed) {
        held[strategy][instrument] += signed;
        net[instrument] += signed;
    }

    long of(int strategy, int instrument) {
        return held[strategy][instrument];
    }

    long net(int instrument) {
        return net[instrument];
    }

    Side side(WorkingOrder order) {
        return Side.of(held[order.strategy][order.instrument]);
    }

    /** Whether its strategy holds something on the other side. */
    boolean reduces(WorkingOrder order) {
        return side(order) == order.side.opposite();
    }

    /** Size that an order may trade now: an order that only reduces, at most the position. */
    long tradable(WorkingOrder order) {
        if (!order.reduceOnly) {
            return order.remaining;
        }
        long position = held[order.strategy][order.instrument];
        long reducible = order.side == Side.SELL ? position : -position;
        return Math.min(order.remaining, Math.max(0, reducible));
    }

    void save(StateSink sink) {
        for (long[] each : held) {
            for (long size : each) {
                sink.putLong(size);
            }
        }
    }

    void load(StateSource source) {
        Arrays.fill(net, 0);
        for (int strategy = 0; strategy < held.length; strategy++) {
            Arrays.fill(held[strategy], 0);
            for (int id = 0; id < net.length; id++) {
                add(strategy, id, source.takeLong());
            }
        }
    }
}
