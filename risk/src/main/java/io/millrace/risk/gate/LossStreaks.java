package io.millrace.risk.gate;

import io.millrace.model.event.EventType;
import io.millrace.model.event.OutputSink;
import io.millrace.model.event.StrategyFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;
import io.millrace.model.state.Verdict;

/**
 * Losing round trips in a row of each strategy, for checks 2 and 18. As many as the limit switch
 * the strategy off; both ends of a pause are outputs. A trip without gain or loss ends a streak;
 * one whose profit cannot be computed counts as a loss.
 *
 * <p>In the event of the last trip check 18 denies, from the next event on check 2 does.
 */
public final class LossStreaks {

    private final FlowLimits.Losses limits;
    private final OutputSink outputs;
    private final StrategyFlyweight change = new StrategyFlyweight();
    private final int[] streak;
    private final boolean[] isOff;
    private final boolean[] isSettled;
    private final long[] untilNs;
    private long nextNs = Long.MAX_VALUE;

    /**
     * No losses yet.
     *
     * @param limits how many, and what they do
     * @param strategies how many strategies there are
     * @param outputs where changes are told
     */
    public LossStreaks(FlowLimits.Losses limits, int strategies, OutputSink outputs) {
        this.limits = limits;
        this.outputs = outputs;
        streak = new int[strategies];
        isOff = new boolean[strategies];
        isSettled = new boolean[strategies];
        untilNs = new long[strategies];
    }

    /**
     * Begins an event: pauses that ran out end.
     *
     * @param timeNs engine time
     */
    public void begin(long timeNs) {
        if (timeNs < nextNs) {
            return;
        }
        nextNs = Long.MAX_VALUE;
        for (int strategy = 0; strategy < streak.length; strategy++) {
            if (isOff[strategy]) {
                isSettled[strategy] = true;
                resume(strategy, timeNs);
            }
        }
    }

    private void resume(int strategy, long timeNs) {
        long until = untilNs[strategy];
        if (until == FixedPoint.NONE) {
            return;
        }
        if (timeNs < until) {
            nextNs = Math.min(nextNs, until);
            return;
        }
        end(strategy);
    }

    private void end(int strategy) {
        isOff[strategy] = false;
        streak[strategy] = 0;
        untilNs[strategy] = 0;
        tell(strategy, Instrument.NONE, Verdict.PASS);
    }

    /**
     * Switches a strategy on again before its time: an operator's wish.
     *
     * @param strategy its number
     */
    public void enable(int strategy) {
        if (isOff[strategy]) {
            end(strategy);
        }
    }

    /**
     * Takes a round trip.
     *
     * @param strategy its number
     * @param instrument id, named in the output's head
     * @param profit fixed point, {@link FixedPoint#NONE} when it cannot be computed
     * @param timeNs engine time
     */
    public void onRoundTrip(int strategy, int instrument, long profit, long timeNs) {
        streak[strategy] = profit < 0 ? streak[strategy] + 1 : 0;
        if (isOff[strategy] || streak[strategy] < limits.trips()) {
            return;
        }
        isOff[strategy] = true;
        isSettled[strategy] = false;
        untilNs[strategy] = FixedPoint.add(timeNs, limits.pauseNs());
        nextNs = Long.MIN_VALUE;
        tell(strategy, instrument, Verdict.LOSS_STREAK);
    }

    private void tell(int strategy, int instrument, Verdict cause) {
        int payload =
                outputs.claim(EventType.STRATEGY_CHANGE, instrument, StrategyFlyweight.LENGTH);
        change.wrap(outputs.buffer(), payload)
                .strategyId(strategy)
                .enabled(isOff[strategy] ? 0 : 1)
                .cause(cause.code())
                .instrumentId(Instrument.NONE)
                .value(streak[strategy])
                .limit(limits.trips())
                .untilNs(untilNs[strategy]);
        outputs.commit();
    }

    /**
     * Losing round trips in a row.
     *
     * @param strategy its number
     * @return 0 or more
     */
    public int streak(int strategy) {
        return streak[strategy];
    }

    /**
     * Whether a strategy is switched off.
     *
     * @param strategy its number
     * @return true from its last loss on
     */
    public boolean isOff(int strategy) {
        return isOff[strategy];
    }

    /**
     * Whether a strategy is switched off since an earlier event.
     *
     * @param strategy its number
     * @return true from the event after its last loss on
     */
    public boolean isSettled(int strategy) {
        return isOff[strategy] && isSettled[strategy];
    }

    /**
     * Writes the streaks.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putText("loss-streaks");
        sink.putLong(nextNs);
        for (int strategy = 0; strategy < streak.length; strategy++) {
            sink.putInt(streak[strategy]);
            sink.putBoolean(isOff[strategy]);
            sink.putBoolean(isSettled[strategy]);
            sink.putLong(untilNs[strategy]);
        }
    }

    /**
     * Takes over saved streaks; tells nobody.
     *
     * @param source holds the state of as many strategies
     * @throws io.millrace.model.state.StateException if it does not
     */
    public void load(StateSource source) {
        source.expectText("loss-streaks");
        nextNs = source.takeLong();
        for (int strategy = 0; strategy < streak.length; strategy++) {
            streak[strategy] = source.takeCount("losses in a row", Integer.MAX_VALUE);
            isOff[strategy] = source.takeBoolean();
            isSettled[strategy] = source.takeBoolean();
            untilNs[strategy] = source.takeLong();
        }
    }
}
