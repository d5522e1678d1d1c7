package io.millrace.broker.simulated;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.instrument.FeeSchedule;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/** Fees of one instrument: a part of the value, by tiers, and an amount per unit. */
final class Fees {

    private final Instrument.Costs costs;
    private final long perUnit;
    private final long least;
    private final FeeSchedule.Tier[] tiers;
    private long traded;

    Fees(Instrument instrument) {
        costs = instrument.costs();
        FeeSchedule schedule = instrument.terms().fees();
        perUnit = schedule.perUnit();
        least = schedule.least();
        tiers = schedule.tiers().toArray(new FeeSchedule.Tier[0]);
    }

    /**
     * Fee of one fill, which then counts as traded. All fills of an order together pay what they
     * come to, or the least fee where that is more; the first fill pays what is missing to it.
     *
     * @return amount, below 0 for a rebate; NONE when the value is beyond the range
     */
    long charge(WorkingOrder order, long price, long size, boolean maker) {
        long value = Notional.of(price, size);
        long plain = FixedPoint.add(Notional.of(value, rate(maker)), Notional.of(perUnit, size));
        long computed = FixedPoint.add(order.feeComputed, plain);
        if (value == NONE || computed == NONE) {
            return NONE;
        }
        long due = least == 0 ? computed : Math.max(least, computed);
        long fee = due - order.feePaid;
        order.feeComputed = computed;
        order.feePaid = due;
        long sum = FixedPoint.add(traded, value);
        traded = sum == NONE ? Long.MAX_VALUE : sum;
        return fee;
    }

    private long rate(boolean maker) {
        for (int i = tiers.length - 1; i >= 0; i--) {
            if (traded >= tiers[i].volume()) {
                return maker ? tiers[i].makerFee() : tiers[i].takerFee();
            }
        }
        return maker ? costs.makerFee() : costs.takerFee();
    }

    void save(StateSink sink) {
        sink.putLong(traded);
    }

    void load(StateSource source) {
        traded = source.takeLong();
    }
}
