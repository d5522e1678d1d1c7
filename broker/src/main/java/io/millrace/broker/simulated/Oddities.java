package io.millrace.broker.simulated;

import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/** Counts orders and fills, and says when something odd is due. */
final class Oddities {

    /** What comes with a fill. */
    enum WithFill {
        NOTHING,
        ACCEPTED_AFTER,
        ACCEPTED_BEFORE,
        CANCEL_REFUSED_LATER
    }

    private static final WithFill[] ROTATION = {
        WithFill.ACCEPTED_AFTER, WithFill.ACCEPTED_BEFORE, WithFill.CANCEL_REFUSED_LATER
    };

    private final BrokerSettings.Oddity settings;
    private long orders;
    private long fills;
    private int next;
    private boolean refusesCancel;

    Oddities(BrokerSettings.Oddity settings) {
        this.settings = settings;
    }

    boolean refusesOrder() {
        orders++;
        return settings.rejectEvery() > 0 && orders % settings.rejectEvery() == 0;
    }

    WithFill onFill() {
        fills++;
        if (settings.oddEvery() == 0 || fills % settings.oddEvery() != 0) {
            return WithFill.NOTHING;
        }
        WithFill due = ROTATION[next];
        next = (next + 1) % ROTATION.length;
        refusesCancel |= due == WithFill.CANCEL_REFUSED_LATER;
        return due;
    }

    boolean refusesCancel() {
        boolean refuses = refusesCancel;
        refusesCancel = false;
        return refuses;
    }

    void save(StateSink sink) {
        sink.putLong(orders);
        sink.putLong(fills);
        sink.putInt(next);
        sink.putBoolean(refusesCancel);
    }

    void load(StateSource source) {
        orders = source.takeLong();
        fills = source.takeLong();
        next = source.takeCount("place of the next oddity", ROTATION.length - 1);
        refusesCancel = source.takeBoolean();
    }
}
