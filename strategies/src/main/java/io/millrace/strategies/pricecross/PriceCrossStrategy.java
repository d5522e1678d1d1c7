package io.millrace.strategies.pricecross;

import io.millrace.engine.strategy.Strategy;
import io.millrace.engine.strategy.StrategyContext;
import io.millrace.engine.strategy.StrategyValues;
import io.millrace.engine.strategy.Wanted;
import io.millrace.indicators.average.Sma;
import io.millrace.indicators.volatility.VolatilityAdaptation;
import io.millrace.indicators.volatility.VolatilityState;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Long from the bar whose close crosses above the average until a close is below it. A close on the
 * average changes nothing: what counts is the last side that a close was on.
 *
 * <p>With {@code adapt} the average is the mean of the newest closes of a period that follows
 * volatility, see {@link VolatilityAdaptation}; it is ready once the longest period is.
 */
final class PriceCrossStrategy implements Strategy {

    private final double size;
    private final double weight;
    private final double stop;
    private final int period;
    private final boolean isAdapted;
    private final Sma[] average;
    private final double[] side;

    PriceCrossStrategy(StrategyValues values, int instruments) {
        size = values.number("size");
        weight = values.number("weight");
        stop = values.number("stop");
        period = values.whole("period");
        isAdapted = values.flag("adapt");
        average = new Sma[instruments];
        side = new double[instruments];
        for (int i = 0; i < instruments; i++) {
            average[i] = new Sma(period);
        }
    }

    @Override
    public boolean isReady(StrategyContext context) {
        return isAdapted
                ? context.bars().size() >= VolatilityAdaptation.period(period, VolatilityState.LOW)
                : average[context.instrument().id()].isWarm();
    }

    @Override
    public void onBar(StrategyContext context, Wanted wanted) {
        int id = context.instrument().id();
        double fixed = average[id].update(context.close());
        if (!isReady(context)) {
            return;
        }
        double level = isAdapted ? adapted(context) : fixed;
        double before = side[id];
        double now = Math.signum(context.close() - level);
        side[id] = now == 0 ? before : now;
        boolean holds = context.positions().size(id) > 0;
        if (context.positions().isBusy(id)) {
            wanted.hold(DecisionReason.ORDER_PENDING);
        } else if (!holds && now > 0 && before < 0) {
            enter(context, wanted.trigger(level));
        } else if (holds && now < 0) {
            wanted.exit(DecisionReason.PRICE_BELOW).trigger(level);
        }
    }

    /* Summed anew at each bar, as the number of closes changes. */
    private double adapted(StrategyContext context) {
        VolatilityState state = context.indicators().volatilityState();
        int bars = VolatilityAdaptation.period(period, state);
        double sum = 0.0;
        for (int age = 0; age < bars; age++) {
            sum += context.bars().close(age);
        }
        return sum / bars;
    }

    private void enter(StrategyContext context, Wanted wanted) {
        wanted.enter(Side.BUY, DecisionReason.PRICE_ABOVE);
        if (size > 0) {
            wanted.fixedSize(size);
        } else {
            wanted.targetWeight(weight);
        }
        if (stop > 0) {
            wanted.stop(context.close() * (1 - stop));
        }
    }

    @Override
    public void save(StateSink sink) {
        sink.putText("price-cross");
        sink.putInt(average.length);
        for (int i = 0; i < average.length; i++) {
            average[i].save(sink);
            sink.putDouble(side[i]);
        }
    }

    @Override
    public void load(StateSource source) {
        source.expectText("price-cross");
        source.expectCount("instruments", average.length);
        for (int i = 0; i < average.length; i++) {
            average[i].load(source);
            side[i] = source.takeDouble();
        }
    }
}
