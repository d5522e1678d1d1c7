package io.millrace.broker.simulated;

import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.FeeSchedule;
import io.millrace.model.instrument.Instrument;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;

/** Fees of one instrument in decimal numbers. */
final class NaiveFees {

    private final Instrument instrument;
    private final Map<String, BigDecimal> computed = new HashMap<>();
    private final Map<String, BigDecimal> paid = new HashMap<>();
    private BigDecimal traded = BigDecimal.ZERO;

    NaiveFees(Instrument instrument) {
        this.instrument = instrument;
    }

    /** Fee of a fill of an order, fixed point. */
    long of(String order, ExecutionFlyweight fill) {
        FeeSchedule schedule = instrument.terms().fees();
        boolean maker = fill.liquidity() == 1;
        long rate = maker ? instrument.costs().makerFee() : instrument.costs().takerFee();
        for (FeeSchedule.Tier tier : schedule.tiers()) {
            if (traded.compareTo(decimal(tier.volume())) >= 0) {
                rate = maker ? tier.makerFee() : tier.takerFee();
            }
        }
        BigDecimal value = product(fill.price(), fill.size());
        BigDecimal fee =
                round(value.multiply(decimal(rate))).add(product(schedule.perUnit(), fill.size()));
        traded = traded.add(value);
        BigDecimal sum = computed.merge(order, fee, BigDecimal::add);
        BigDecimal least = decimal(schedule.least());
        BigDecimal due = least.signum() == 0 ? sum : sum.max(least);
        BigDecimal before = paid.getOrDefault(order, BigDecimal.ZERO);
        paid.put(order, due);
        return FixedPoint.parse(due.subtract(before).toPlainString());
    }

    private static BigDecimal product(long a, long b) {
        return round(decimal(a).multiply(decimal(b)));
    }

    private static BigDecimal round(BigDecimal value) {
        return value.setScale(8, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal decimal(long fixed) {
        return BigDecimal.valueOf(fixed, 8);
    }
}
