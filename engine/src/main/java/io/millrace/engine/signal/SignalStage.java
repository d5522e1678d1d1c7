package io.millrace.engine.signal;

import io.millrace.engine.bar.Bar;
import io.millrace.engine.indicator.IndicatorStage;
import io.millrace.engine.strategy.StrategySlot;
import io.millrace.engine.strategy.Wanted;
import io.millrace.indicators.bank.IndicatorBank;
import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.event.EventType;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.OutputSink;
import io.millrace.model.state.Action;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.state.Outcome;
import io.millrace.model.state.Regime;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;
import io.millrace.risk.RiskStage;

import java.util.List;

/**
 * Hop 7 of a tick: asks each strategy in turn what it wants, writes the decision with everything it
 * was made from, and hands it to risk before the next one is asked. Every bar gives a decision of
 * every strategy that covers its instrument, also "hold"; a timer gives one only when something is
 * wanted. Engine's thread.
 */
public final class SignalStage {

    private final Seat[] seats;
    private final long tradeFromNs;
    private final RiskStage risk;
    private final OutputSink outputs;
    private final BarContext context;
    private final DecisionWriter writer;
    private final Wanted wanted = new Wanted();
    private final DecisionFlyweight decision = new DecisionFlyweight();
    private final int instruments;
    private long nextTimerNs = Long.MIN_VALUE;
    private long signals;

    /**
     * A stage before its first bar.
     *
     * @param settings who decides, about what
     * @param indicators bars and banks, to read
     * @param risk who sizes and judges
     * @param outputs where decisions are told
     */
    public SignalStage(
            SignalSettings settings,
            IndicatorStage indicators,
            RiskStage risk,
            OutputSink outputs) {
        this.tradeFromNs = settings.tradeFromNs();
        this.risk = risk;
        this.outputs = outputs;
        this.instruments = settings.instruments().size();
        List<StrategySlot> slots = settings.strategies();
        seats = new Seat[slots.size()];
        for (int id = 0; id < seats.length; id++) {
            seats[id] = new Seat(id, slots.get(id), risk.view(id));
        }
        this.context = new BarContext(settings, indicators, seats[0].positions());
        this.writer = new DecisionWriter(context);
    }

    /**
     * Notes the newest quote, for the spread.
     *
     * @param instrument id
     * @param bid fixed point
     * @param ask fixed point
     */
    public void onQuote(int instrument, long bid, long ask) {
        context.quote(instrument, bid, ask);
    }

    /**
     * Decides on a closed bar.
     *
     * @param bar the bar
     * @param bank its instrument's indicators
     * @param regime its instrument's regime
     */
    public void onBar(Bar bar, IndicatorBank bank, Regime regime) {
        context.close(bar, bank, regime);
        for (Seat seat : seats) {
            if (!seat.strategy().covers(bar.instrument())) {
                continue;
            }
            context.sit(seat.positions(), bar.instrument(), false);
            seat.strategy().onBar(context, wanted.hold());
            if (bar.endNs() <= tradeFromNs) {
                wanted.hold(DecisionReason.HISTORY);
            }
            decide(seat);
        }
    }

    /**
     * Sets the clock at the beginning of an event.
     *
     * @param nowNs engine time
     */
    public void now(long nowNs) {
        context.now(nowNs);
    }

    /**
     * Lets time pass: strategies whose timer is due are asked about every instrument that has a
     * closed bar.
     *
     * @param nowNs engine time
     */
    public void onTime(long nowNs) {
        if (nowNs < nextTimerNs) {
            return;
        }
        nextTimerNs = Long.MAX_VALUE;
        for (Seat seat : seats) {
            if (seat.isDue(nowNs)) {
                onTimer(seat);
            }
            nextTimerNs = Math.min(nextTimerNs, seat.nextTimerNs());
        }
    }

    private void onTimer(Seat seat) {
        for (int id = 0; id < instruments; id++) {
            boolean covers = seat.strategy().covers(id);
            if (!covers || !context.hasClosed(id) || context.endNs(id) <= tradeFromNs) {
                continue;
            }
            context.sit(seat.positions(), id, true);
            seat.strategy().onTimer(context, wanted.hold());
            if (wanted.action() != Action.HOLD || wanted.isBlocked()) {
                decide(seat);
            }
        }
    }

    private void decide(Seat seat) {
        int instrument = context.instrument().id();
        boolean ready = seat.strategy().isReady(context);
        int payload = outputs.claim(EventType.DECISION, instrument, DecisionFlyweight.LENGTH);
        decision.wrap(outputs.buffer(), payload).strategyId(seat.id());
        if (!ready) {
            wanted.hold();
        }
        writer.write(decision, wanted, ready ? wanted.reason() : DecisionReason.NOT_READY);
        boolean goesOn = ready && !wanted.isBlocked();
        if (goesOn) {
            risk.prepare(instrument, decision, ready);
        } else if (wanted.isBlocked()) {
            decision.outcome(Outcome.BLOCKED.code());
        }
        signals += wanted.action() == Action.HOLD ? 0 : 1;
        outputs.commit();
        if (goesOn) {
            risk.release();
        }
    }

    /**
     * Tells a strategy of an answer to its order, after the books took it.
     *
     * @param instrument id
     * @param execution the answer
     * @param roundTripPnl profit of the strategy's round trip that ended, NONE when none did
     */
    public void onExecution(int instrument, ExecutionFlyweight execution, long roundTripPnl) {
        int id = execution.strategyId();
        if (id >= 0 && id < seats.length) {
            seats[id].tell(instrument, execution, roundTripPnl);
        }
    }

    /**
     * How many decisions wanted something.
     *
     * @return 0 or more
     */
    public long signals() {
        return signals;
    }

    /**
     * Writes the strategies, their timers, and the last bars and quotes that they see. Cold path.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putText("signals");
        sink.putInt(seats.length);
        sink.putLong(nextTimerNs);
        sink.putLong(signals);
        context.save(sink);
        for (Seat seat : seats) {
            seat.save(sink);
        }
    }

    /**
     * Takes over a saved state. Cold path.
     *
     * @param source holds the state of the same strategies in the same order, and of as many
     *     instruments
     * @throws io.millrace.model.state.StateException if it does not
     */
    public void load(StateSource source) {
        source.expectText("signals");
        source.expectCount("strategies", seats.length);
        nextTimerNs = source.takeLong();
        signals = source.takeLong();
        context.load(source);
        for (Seat seat : seats) {
            seat.load(source);
        }
    }
}
