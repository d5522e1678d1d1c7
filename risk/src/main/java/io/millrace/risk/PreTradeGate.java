package io.millrace.risk;

import io.millrace.model.event.OutputSink;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;
import io.millrace.model.state.TradingState;
import io.millrace.model.state.Verdict;
import io.millrace.risk.book.Exposure;
import io.millrace.risk.gate.CorrelatedPairs;
import io.millrace.risk.gate.GateProbe;
import io.millrace.risk.gate.TradingDays;
import io.millrace.risk.state.HealthWatch;
import io.millrace.risk.state.TradingStateMachine;

/**
 * The pre-trade checks; the failing one with the lowest number names the verdict, all are
 * evaluated.
 *
 * <p>Every comparison is of integers. An operand that cannot be computed ({@link FixedPoint#NONE})
 * denies. A check that has nothing to judge keeps its number and is marked not applicable; 29
 * always is, for it stands at the order door. Orders that only reduce are judged by 1, 3, 4, 5, 7,
 * 10, 16, 20 and 21 alone, so that no limit traps a position; of these 5 and 10 leave protective
 * stops alone, and 5 the flattening of the kill: they wait at the venue.
 *
 * <p>Engine's thread; allocates nothing. The answer stays in {@link #judgement()} until the next
 * call.
 */
public final class PreTradeGate {

    private final TradingStateMachine machine;
    private final HealthWatch health;
    private final Judgement judgement = new Judgement();
    private final CorrelatedPairs pairs;
    private final FormChecks form;
    private final MarketChecks market;
    private final FlowChecks flow;
    private final AccountChecks account;
    private GateProbe probe = GateProbe.NONE;
    private boolean fault;
    private long faultOperand;
    private long faultLimit;

    PreTradeGate(GateSettings settings, GateBooks books, OutputSink outputs) {
        machine = books.machine();
        health = books.health();
        TradingDays days = new TradingDays(settings.instruments());
        pairs = new CorrelatedPairs(settings.limits().account().correlation());
        form = new FormChecks(settings, books, judgement);
        market = new MarketChecks(settings, books, judgement, days);
        flow = new FlowChecks(settings, books, judgement, days, outputs);
        account = new AccountChecks(settings, books, judgement, pairs);
    }

    Exposure exposure() {
        return account.exposure();
    }

    CorrelatedPairs pairs() {
        return pairs;
    }

    /**
     * Answer of the last call.
     *
     * @return verdict, masks and operands
     */
    public Judgement judgement() {
        return judgement;
    }

    /** Lets somebody measure how long it takes. */
    void measure(GateProbe own) {
        probe = own;
    }

    Verdict judge(Candidate order, long nowNs) {
        probe.judging();
        Verdict verdict = decide(order, nowNs);
        probe.judged();
        return verdict;
    }

    private Verdict decide(Candidate order, long nowNs) {
        judgement.clear();
        tradingState(order);
        if (health.isKnown()) {
            surroundings();
        }
        form.wellFormed(order);
        market.judge(order, nowNs);
        flow.judge(order, nowNs);
        if (order.role == OrderRole.ENTRY) {
            account.judge(order);
        }
        if (judgement.hasFailed(Verdict.CONSERVATION.check()) && !fault) {
            fault = true;
            faultOperand = judgement.operand(Verdict.CONSERVATION.check());
            faultLimit = judgement.limit(Verdict.CONSERVATION.check());
        }
        return judgement.verdict();
    }

    private void tradingState(Candidate order) {
        TradingState state = machine.state();
        Verdict answer =
                switch (state) {
                    case ACTIVE -> Verdict.PASS;
                    case REDUCING -> order.reduces() ? Verdict.PASS : Verdict.REDUCING_ONLY;
                    case HALTED -> maySecure(order) ? Verdict.PASS : Verdict.TRADING_HALTED;
                    case STARTING, RECOVERING, RECONCILING -> Verdict.NOT_READY;
                };
        judgement.check(1, state.code(), TradingState.ACTIVE.code(), answer);
    }

    /** Nothing leaves that would not reach the disk, or that nobody would hear. */
    private void surroundings() {
        if (!health.isDurable()) {
            long most = health.limits().durableLagNs();
            judgement.check(3, health.durableLagNs(), most, Verdict.JOURNAL_UNHEALTHY);
        } else {
            judgement.check(
                    3,
                    health.freeBytes(),
                    health.limits().freeBytes(),
                    health.hasRoom(),
                    Verdict.JOURNAL_UNHEALTHY);
        }
        if (health.hasVenue()) {
            boolean isWhole = health.flags() == 0;
            judgement.check(
                    4,
                    isWhole ? health.silentNs() : health.flags(),
                    isWhole ? HealthWatch.SILENCE_NS : 0,
                    health.isLinked(),
                    Verdict.VENUE_LINK);
        }
    }

    /** A halt blocks what trades; what closes goes on, and a position without a stop gets one. */
    private static boolean maySecure(Candidate order) {
        return order.role == OrderRole.FLATTEN
                || (order.role == OrderRole.PROTECTIVE_STOP && order.action == OrderAction.NEW);
    }

    /** Begins an event: pauses of strategies that ran out end. */
    void begin(long timeNs) {
        flow.begin(timeNs);
    }

    /** Switches a strategy on or off; false when it was so already. */
    boolean enable(int strategy, boolean isOn) {
        return flow.enable(strategy, isOn);
    }

    /** Takes a good price, for the window of check 11. */
    void onPrice(int instrument, long price, long timeNs) {
        market.onPrice(instrument, price, timeNs);
    }

    /** Takes a closed bar of those that are decided on, for the daily volume of check 13. */
    void onBar(int instrument, long volume, long endNs) {
        market.onBar(instrument, volume, endNs);
    }

    /** Remembers an order that passed and was sent. */
    void onSent(Candidate order, long nowNs) {
        flow.onSent(order, nowNs);
    }

    /** Remembers a cancel that was sent. */
    void onCancel(int instrument, long nowNs) {
        flow.onCancel(instrument, nowNs);
    }

    /** Takes the profit of a strategy's round trip, for its streak of losses. */
    void onRoundTrip(int strategy, int instrument, long pnl, long timeNs) {
        flow.onRoundTrip(strategy, instrument, pnl, timeNs);
    }

    /** Whether an order since the last time broke its intent: then trading halts. */
    boolean hasFault() {
        return fault;
    }

    long faultOperand() {
        return faultOperand;
    }

    long faultLimit() {
        return faultLimit;
    }

    void clearFault() {
        fault = false;
    }

    /**
     * The judgement in hand is not written: it is valid within one event. A fault may outlive it.
     */
    void save(StateSink sink) {
        sink.putText("gate");
        market.save(sink);
        flow.save(sink);
        sink.putBoolean(fault);
        sink.putLong(faultOperand);
        sink.putLong(faultLimit);
    }

    void load(StateSource source) {
        source.expectText("gate");
        market.load(source);
        flow.load(source);
        fault = source.takeBoolean();
        faultOperand = source.takeLong();
        faultLimit = source.takeLong();
    }
}
