package io.millrace.engine.signal;

import io.millrace.engine.bar.Bar;
import io.millrace.engine.strategy.OrderPlan;
import io.millrace.engine.strategy.Wanted;
import io.millrace.indicators.bank.IndicatorBank;
import io.millrace.indicators.volatility.VolatilitySpike;
import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.event.NoiseFlyweight;
import io.millrace.model.event.PlanFlyweight;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.state.Outcome;

/** Writes an answer and everything it was made from into the decision's record. */
final class DecisionWriter {

    private final BarContext context;

    DecisionWriter(BarContext context) {
        this.context = context;
    }

    void write(DecisionFlyweight decision, Wanted wanted, DecisionReason reason) {
        Bar bar = context.bar();
        decision.barStartNs(bar.startNs())
                .timeframe(bar.timeframe().code())
                .action(wanted.action().code())
                .outcome(Outcome.HOLD.code())
                .reason(reason.code())
                .block(wanted.block().code())
                .mode(wanted.mode().code())
                .regime(context.regime().code())
                .sizeRequest(wanted.request().code())
                .confidence(wanted.confidence())
                .requestValue(wanted.requestValue())
                .price(bar.close())
                .entryPrice(wanted.entryPrice())
                .stopPrice(wanted.stopPrice())
                .targetPrice(wanted.targetPrice())
                .position(context.positions().size(bar.instrument()))
                .trigger(wanted.trigger());
        writeNoise(decision.noise(), wanted);
        writePlan(decision.plan(), wanted);
        writeIndicators(decision, bar);
    }

    private void writeNoise(NoiseFlyweight noise, Wanted wanted) {
        noise.measured(wanted.blockMeasured())
                .allowed(wanted.blockAllowed())
                .shortRange(oneNan(context.shortRange()))
                .usualRange(oneNan(context.usualRange()))
                .spike(context.spike().code())
                .notApplicable(notApplicable());
    }

    private int notApplicable() {
        int bits = context.instrument().hasVolume() ? 0 : NoiseFlyweight.NO_VOLUME;
        bits |= context.isSpreadQuoted() ? 0 : NoiseFlyweight.NO_QUOTES;
        boolean unknown = context.spike() == VolatilitySpike.NOT_APPLICABLE;
        return bits | (unknown ? NoiseFlyweight.NO_SPIKE : 0);
    }

    private void writePlan(PlanFlyweight record, Wanted wanted) {
        OrderPlan plan = wanted.plan();
        int features = plan.isLadder() ? PlanFlyweight.LADDER : 0;
        features |= plan.isChase() ? PlanFlyweight.CHASE : 0;
        features |= context.isOnTimer() ? PlanFlyweight.ON_TIMER : 0;
        record.orderType(plan.type(wanted.entryPrice()).code())
                .timeInForce(plan.timeInForce().code())
                .features(features)
                .reserved(0)
                .triggerPrice(plan.triggerPrice())
                .trail(plan.trail())
                .expireNs(expireNs(plan.validNs()))
                .weight(plan.weight());
    }

    /** A life beyond the end of time has none. */
    private long expireNs(long validNs) {
        long room = Long.MAX_VALUE - Math.max(0, context.timeNs());
        return validNs == 0 ? 0 : context.timeNs() + Math.min(validNs, room);
    }

    private void writeIndicators(DecisionFlyweight decision, Bar bar) {
        IndicatorBank bank = context.indicators();
        decision.volatilityState(bank.volatilityState().code());
        decision.indicators()
                .kama(oneNan(bank.kama()))
                .atr(oneNan(bank.atr()))
                .atrAverage(oneNan(bank.atrAverage()))
                .rsi(oneNan(bank.rsi()))
                .adx(oneNan(bank.adx()))
                .rSquared(oneNan(bank.rSquared()))
                .slope(oneNan(bank.slope()))
                .efficiencyRatio(oneNan(bank.efficiencyRatio()))
                .spreadVolatility(
                        oneNan(bank.spreadVolatility(context.spread(), bar.timeframe().lengthNs())))
                .sma(oneNan(bank.sma()))
                .upperBand(oneNan(bank.bollingerUpper()))
                .lowerBand(oneNan(bank.bollingerLower()))
                .volume(context.volume())
                .averageVolume(oneNan(bank.averageVolume()));
    }

    /**
     * Which of the many NaN a processor makes is left to it, and a saved state keeps only that it
     * is one; equal decisions are equal bytes.
     */
    private static double oneNan(double value) {
        return Double.longBitsToDouble(Double.doubleToLongBits(value));
    }
}
