package io.millrace.engine.testing;

import io.millrace.engine.strategy.Strategy;
import io.millrace.engine.strategy.StrategyContext;
import io.millrace.engine.strategy.Wanted;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/** Trades all the time: in, stop closer, out, on the other side again. Allocates nothing. */
public final class ChurningStrategy implements Strategy {

    private final int[] bars = new int[2];

    @Override
    public void onBar(StrategyContext context, Wanted wanted) {
        int id = context.instrument().id();
        int step = ++bars[id] % 8;
        long held = context.positions().size(id);
        double close = context.close();
        if (step == 1 || step == 5) {
            Side side = step == 1 ? Side.BUY : Side.SELL;
            wanted.enter(side, DecisionReason.CROSS_UP)
                    .fixedSize(3)
                    .stop(close * (1 - 0.1 * side.sign()));
        } else if ((step == 3 || step == 7) && held != 0) {
            wanted.moveStop(close * (1 - 0.05 * Side.of(held).sign()));
        } else if (held != 0 && step % 4 == 0) {
            wanted.exit(DecisionReason.CROSS_DOWN);
        }
    }

    @Override
    public boolean isReady(StrategyContext context) {
        return true;
    }

    @Override
    public void save(StateSink sink) {
        sink.putInt(bars[0]);
        sink.putInt(bars[1]);
    }

    @Override
    public void load(StateSource source) {
        bars[0] = source.takeInt();
        bars[1] = source.takeInt();
    }
}
