package io.millrace.broker.simulated;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.fixed.Notional;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.instrument.Terms;
import io.millrace.model.state.ExecutionReason;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * What holding a position costs: borrowing for each UTC midnight that passed, on short positions;
 * funding for each multiple of its interval. Several that passed between two events are one charge.
 */
final class Charges {

    private static final long DAY_NS = 86_400L * 1_000_000_000;
    private static final long DAYS_PER_YEAR = 365;
    private static final long NEVER = Long.MAX_VALUE;

    private final Terms.Carry[] carries;
    private final Holdings holdings;
    private final NewestMarket newest;
    private final Answers answers;
    private final Answers.Cost cost = new Answers.Cost();
    private boolean started;
    private long passedNs;
    private long nextNs;

    Charges(InstrumentTable instruments, Holdings holdings, NewestMarket newest, Answers answers) {
        carries = new Terms.Carry[instruments.size()];
        for (int id = 0; id < carries.length; id++) {
            carries[id] = instruments.get(id).terms().carry();
        }
        this.holdings = holdings;
        this.newest = newest;
        this.answers = answers;
    }

    /** Charges for all that passed since the event before, at its prices. */
    void pass(long timeNs) {
        if (started && timeNs < nextNs) {
            return;
        }
        long nextCharge = NEVER;
        for (int id = 0; id < carries.length; id++) {
            Terms.Carry carry = carries[id];
            if (carry.borrowRate() != 0) {
                borrow(id, carry.borrowRate(), passed(timeNs, DAY_NS));
                nextCharge = Math.min(nextCharge, after(timeNs, DAY_NS));
            }
            long interval = carry.fundingIntervalNs();
            if (carry.fundingRate() != 0 && interval != 0) {
                fund(id, carry.fundingRate(), passed(timeNs, interval));
                nextCharge = Math.min(nextCharge, after(timeNs, interval));
            }
        }
        started = true;
        passedNs = timeNs;
        nextNs = nextCharge;
    }

    private long passed(long timeNs, long interval) {
        return started ? Math.floorDiv(timeNs, interval) - Math.floorDiv(passedNs, interval) : 0;
    }

    private static long after(long timeNs, long interval) {
        long rest = interval - Math.floorMod(timeNs, interval);
        return timeNs > NEVER - rest ? NEVER : timeNs + rest;
    }

    private void borrow(int instrument, long rate, long times) {
        for (int strategy = 0; times > 0 && strategy < holdings.strategies(); strategy++) {
            long held = holdings.of(strategy, instrument);
            if (held < 0) {
                long yearly = Notional.of(value(instrument, -held), rate);
                long daily =
                        Notional.multiplyDivide(
                                yearly, 1, DAYS_PER_YEAR, Notional.Rounding.HALF_EVEN);
                charge(strategy, instrument, ExecutionReason.BORROWING, times(daily, times));
            }
        }
    }

    private void fund(int instrument, long rate, long times) {
        for (int strategy = 0; times > 0 && strategy < holdings.strategies(); strategy++) {
            long held = holdings.of(strategy, instrument);
            if (held != 0) {
                long once = Notional.of(value(instrument, held), rate);
                charge(strategy, instrument, ExecutionReason.FUNDING, times(once, times));
            }
        }
    }

    private long value(int instrument, long size) {
        return Notional.of(newest.last[instrument], size);
    }

    private static long times(long amount, long times) {
        return Notional.multiplyDivide(amount, times, 1, Notional.Rounding.HALF_EVEN);
    }

    /** An amount beyond the range is not charged: a wrong one would be worse. */
    private void charge(int strategy, int instrument, ExecutionReason reason, long amount) {
        if (amount == NONE || amount == 0) {
            return;
        }
        cost.reason = reason;
        cost.price = newest.last[instrument];
        cost.amount = amount;
        answers.charge(strategy, instrument, Side.of(holdings.of(strategy, instrument)), cost);
    }

    void save(StateSink sink) {
        sink.putBoolean(started);
        sink.putLong(passedNs);
        sink.putLong(nextNs);
    }

    void load(StateSource source) {
        started = source.takeBoolean();
        passedNs = source.takeLong();
        nextNs = source.takeLong();
    }
}
