package io.millrace.bench.load;

import io.millrace.engine.strategy.Strategy;
import io.millrace.engine.strategy.StrategyContext;
import io.millrace.engine.strategy.Wanted;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Orders as often as a strategy can: in on one bar, out on the next, once the indicators are warm.
 * Tells when it has answered, so that the way to a signal can be timed.
 */
public final class Metronome implements Strategy {

    private final Runnable answered;
    private final double size;

    /**
     * A strategy.
     *
     * @param size to hold, units
     * @param answered called when an entry or an exit is wanted
     */
    public Metronome(double size, Runnable answered) {
        this.size = size;
        this.answered = answered;
    }

    @Override
    public void onBar(StrategyContext context, Wanted wanted) {
        int id = context.instrument().id();
        if (context.positions().isBusy(id)) {
            wanted.hold(DecisionReason.ORDER_PENDING);
        } else if (context.positions().size(id) > 0) {
            wanted.exit(DecisionReason.PRICE_BELOW).trigger(context.close());
            answered.run();
        } else {
            wanted.enter(Side.BUY, DecisionReason.PRICE_ABOVE)
                    .trigger(context.close())
                    .fixedSize(size)
                    .stop(context.close() * 0.5);
            answered.run();
        }
    }

    @Override
    public boolean isReady(StrategyContext context) {
        return context.indicators().isWarm();
    }

    @Override
    public void save(StateSink sink) {
        sink.putText("metronome");
    }

    @Override
    public void load(StateSource source) {
        source.expectText("metronome");
    }
}
