package io.millrace.ops.simulation;

import io.millrace.engine.strategy.ExecutionReport;
import io.millrace.engine.strategy.Strategy;
import io.millrace.engine.strategy.StrategyContext;
import io.millrace.engine.strategy.Wanted;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;
import io.millrace.model.state.TimeInForce;

import java.util.SplittableRandom;

/** Asks for orders of every kind at random, sound ones and absurd ones, on bars and on a timer. */
final class RandomStrategy implements Strategy {

    private static final double[] ABSURD = {
        Double.NaN, Double.POSITIVE_INFINITY, -1, 0, 1e-9, 1e12, 9.3e10
    };

    private final long seed;
    private final boolean hasTimer;
    private SplittableRandom random;
    private long reports;
    private long calls;

    RandomStrategy(long seed) {
        this.seed = seed;
        random = new SplittableRandom(seed);
        hasTimer = random.nextInt(3) == 0;
    }

    @Override
    public boolean isReady(StrategyContext context) {
        return true;
    }

    @Override
    public long timerNs() {
        return hasTimer ? 7_000_000_000L : 0;
    }

    @Override
    public void onTimer(StrategyContext context, Wanted wanted) {
        onBar(context, wanted);
    }

    @Override
    public void onBar(StrategyContext context, Wanted wanted) {
        calls++;
        // Of this call alone, so that how many there were is the whole state.
        random = new SplittableRandom(seed ^ calls);
        int id = context.instrument().id();
        boolean holds = context.positions().size(id) != 0;
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> enter(context, wanted);
            case 3 -> exit(context, wanted, holds);
            case 4 -> wanted.moveStop(near(context.close(), 0.02));
            case 5 -> wanted.cancel(DecisionReason.SCRIPTED);
            case 6 -> wanted.reprice(near(context.close(), 0.005), DecisionReason.SCRIPTED);
            default -> wanted.hold();
        }
    }

    private void enter(StrategyContext context, Wanted wanted) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        double close = context.close();
        wanted.enter(side, DecisionReason.SCRIPTED).confidence(random.nextInt(101));
        switch (random.nextInt(3)) {
            case 0 -> wanted.fixedSize(random.nextDouble() * 20_000 / close);
            case 1 -> wanted.targetWeight(random.nextDouble() * 0.3);
            default -> wanted.riskFraction(random.nextDouble() * 0.02);
        }
        if (random.nextInt(10) > 0) {
            wanted.stop(close * (1 - side.sign() * random.nextDouble() * 0.01));
        }
        if (random.nextInt(3) == 0) {
            wanted.target(close * (1 + side.sign() * random.nextDouble() * 0.01));
        }
        if (random.nextInt(2) == 0) {
            wanted.limit(near(close, 0.003));
        }
        plan(wanted, close);
    }

    private void plan(Wanted wanted, double close) {
        if (random.nextInt(4) == 0) {
            wanted.plan().when(near(close, 0.003));
        }
        switch (random.nextInt(6)) {
            case 0 -> wanted.plan().timeInForce(TimeInForce.IMMEDIATE_OR_CANCEL);
            case 1 -> wanted.plan().timeInForce(TimeInForce.FILL_OR_KILL);
            case 2 -> wanted.plan().timeInForce(TimeInForce.DAY);
            case 3 -> wanted.plan().validFor(random.nextLong(60) * 1_000_000_000L);
            default -> wanted.plan().timeInForce(TimeInForce.GOOD_TILL_CANCEL);
        }
        if (random.nextInt(4) == 0) {
            wanted.plan().trail(close * random.nextDouble() * 0.01);
        }
        if (random.nextInt(4) == 0) {
            wanted.plan().ladder();
        }
        if (random.nextInt(4) == 0) {
            wanted.plan().chase();
        }
        if (random.nextInt(8) == 0) {
            wanted.plan().weight(0.5 + random.nextDouble() / 2);
        }
    }

    private void exit(StrategyContext context, Wanted wanted, boolean holds) {
        wanted.exit(DecisionReason.SCRIPTED);
        if (holds && random.nextBoolean()) {
            wanted.fixedSize(random.nextDouble() * 100);
        }
        if (random.nextInt(3) == 0) {
            wanted.limit(near(context.close(), 0.002));
            wanted.plan().validFor(30_000_000_000L);
        }
    }

    private double near(double price, double reach) {
        return random.nextInt(50) == 0
                ? ABSURD[random.nextInt(ABSURD.length)]
                : price * (1 + (random.nextDouble() * 2 - 1) * reach);
    }

    @Override
    public void onExecution(ExecutionReport report) {
        reports += report.kind().code() + 1;
    }

    @Override
    public void save(StateSink sink) {
        sink.putText("random");
        sink.putLong(reports);
        sink.putLong(calls);
    }

    @Override
    public void load(StateSource source) {
        source.expectText("random");
        reports = source.takeLong();
        calls = source.takeLong();
    }
}
