package io.millrace.ops.monitor;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.event.AccountFlyweight;
import io.millrace.model.event.BarFlyweight;
import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.event.QualityFlyweight;
import io.millrace.model.event.QuoteBarFlyweight;
import io.millrace.model.event.QuoteFlyweight;
import io.millrace.model.event.RegimeFlyweight;
import io.millrace.model.event.StateFlyweight;
import io.millrace.model.event.TradeFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.Action;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Outcome;
import io.millrace.model.state.QualityKind;
import io.millrace.model.state.QualityPolicy;
import io.millrace.model.state.Regime;
import io.millrace.model.state.StateCause;
import io.millrace.model.state.TradingState;
import io.millrace.model.state.Verdict;
import io.millrace.model.time.Timeframe;

import org.agrona.concurrent.UnsafeBuffer;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that the journal says about one run, record by record. Written by the projection's
 * thread alone; others read it when that thread has ended.
 */
public final class RunView {

    private final InstrumentTable instruments;
    private final Timeframe timeframe;
    private final InstrumentView[] views;
    private final TradeFlyweight trade = new TradeFlyweight();
    private final QuoteFlyweight quote = new QuoteFlyweight();
    private final BarFlyweight bar = new BarFlyweight();
    private final DecisionFlyweight decision = new DecisionFlyweight();
    private final OrderFlyweight order = new OrderFlyweight();
    private final ExecutionFlyweight execution = new ExecutionFlyweight();
    private final AccountFlyweight account = new AccountFlyweight();
    private final RegimeFlyweight regime = new RegimeFlyweight();
    private final StateFlyweight state = new StateFlyweight();
    private final QuoteBarFlyweight quoteBar = new QuoteBarFlyweight();
    private final QualityFlyweight quality = new QualityFlyweight();
    private final RunCounters counters = new RunCounters();
    private final Map<String, Long> denials = new TreeMap<>();
    private final Map<String, Long> blocks = new TreeMap<>();
    private final Map<String, Long> faults = new TreeMap<>();
    private final StrategyViews strategies;
    private final Alerts alerts = new Alerts();
    private KillView kill = KillView.NONE;
    private TradingState tradingState = TradingState.STARTING;
    private long sequence;
    private long firstTimeNs;
    private long engineTimeNs;
    private long cash;
    private long fees;
    private long initialEquity;
    private long netDeposits;
    private long peakEquity;
    private long sessionBase;

    RunView(InstrumentTable instruments, Timeframe timeframe, List<String> names) {
        this.instruments = instruments;
        this.timeframe = timeframe;
        strategies = new StrategyViews(names);
        views = new InstrumentView[instruments.size()];
        for (int i = 0; i < views.length; i++) {
            views[i] = new InstrumentView(instruments.get(i));
        }
    }

    void apply(UnsafeBuffer buffer, int offset) {
        int type = EventLayout.type(buffer, offset);
        int payload = EventLayout.payload(offset);
        int id = EventLayout.instrumentId(buffer, offset);
        if (EventType.isInput(type)) {
            sequence = EventLayout.sequence(buffer, offset);
            engineTimeNs = EventLayout.engineTimeNs(buffer, offset);
            firstTimeNs = firstTimeNs == 0 ? engineTimeNs : firstTimeNs;
        }
        strategies.apply(type, buffer, offset);
        switch (type) {
            case EventType.TRADE -> onPrice(id, trade.wrap(buffer, payload).price());
            case EventType.QUOTE -> onPrice(id, quote.wrap(buffer, payload).middlePrice());
            case EventType.BAR -> onPrice(id, bar.wrap(buffer, payload).close());
            case EventType.QUOTE_BAR -> onPrice(id, quoteBar.wrap(buffer, payload).middleClose());
            case EventType.DATA_QUALITY -> onQuality(id, quality.wrap(buffer, payload));
            case EventType.BAR_CLOSED -> {
                boolean decides = bar.wrap(buffer, payload).timeframe() == timeframe.code();
                counters.bars += decides ? 1 : 0;
            }
            case EventType.REGIME_CHANGE -> onRegime(id, regime.wrap(buffer, payload));
            case EventType.DECISION -> onDecision(decision.wrap(buffer, payload));
            case EventType.ORDER -> onOrder(order.wrap(buffer, payload));
            case EventType.SEND -> onSend(id, order.wrap(buffer, payload));
            case EventType.EXECUTION -> onExecution(id, execution.wrap(buffer, payload));
            case EventType.ACCOUNT -> onAccount(id, account.wrap(buffer, payload));
            case EventType.STATE_CHANGE ->
                    onState(EventLayout.sequence(buffer, offset), state.wrap(buffer, payload));
            default -> {
                // Timers and the journal's own records show nothing.
            }
        }
    }

    private void onPrice(int id, long price) {
        counters.ticks++;
        views[id].onPrice(price, engineTimeNs);
    }

    /** A tick with a fault is counted and values nothing, as in the engine's books. */
    private void onQuality(int id, QualityFlyweight fault) {
        alerts.onFault(fault.kind());
        faults.merge(QualityKind.ofCode(fault.kind()).name(), 1L, Long::sum);
        views[id].suspect = fault.goodTicksMissing() > 0;
        if (fault.policy() >= QualityPolicy.MARK.code()) {
            views[id].forgetPrice();
        }
    }

    private void onRegime(int id, RegimeFlyweight change) {
        counters.regimeChanges++;
        views[id].regime = Regime.ofCode(change.to());
    }

    private void onDecision(DecisionFlyweight made) {
        counters.decisions++;
        if (made.action() == Action.HOLD.code()) {
            return;
        }
        counters.signals++;
        if (made.outcome() == Outcome.TRADE.code()) {
            counters.approved++;
        } else if (made.block() != DecisionReason.NO_SIGNAL.code()) {
            counters.filtered++;
            blocks.merge(DecisionReason.ofCode(made.block()).name(), 1L, Long::sum);
        } else if (made.verdict() == Verdict.PASS.code()) {
            counters.unsized++;
        }
    }

    private void onOrder(OrderFlyweight judged) {
        if (judged.verdict() != Verdict.PASS.code()) {
            counters.denied++;
            denials.merge(Verdict.ofCode(judged.verdict()).name(), 1L, Long::sum);
        }
    }

    private void onSend(int id, OrderFlyweight sent) {
        if (sent.action() == OrderAction.NEW.code()) {
            counters.orders++;
            switch (OrderRole.ofCode(sent.role())) {
                case ENTRY -> counters.entries++;
                case PROTECTIVE_STOP -> {
                    counters.stops++;
                    views[id].stopPrice = sent.stopPrice();
                }
                case EXIT, FLATTEN -> counters.exits++;
                case TAKE_PROFIT -> counters.targets++;
            }
        }
    }

    private void onExecution(int id, ExecutionFlyweight answer) {
        switch (ExecutionKind.ofCode(answer.kind())) {
            case FILL -> counters.fills++;
            case EXPIRED -> counters.expired++;
            case REJECTED -> counters.rejected++;
            case REPLACED -> {
                counters.stopMoves++;
                views[id].stopPrice = answer.price();
            }
            default -> {
                // Acknowledged or cancelled: nothing to count.
            }
        }
    }

    private void onAccount(int id, AccountFlyweight now) {
        cash = now.cash();
        fees = now.fees();
        peakEquity = now.peakEquity();
        sessionBase = now.sessionBase();
        initialEquity = initialEquity == 0 ? now.equity() : initialEquity;
        netDeposits = now.netDeposits();
        if (id < 0) {
            return;
        }
        views[id].onAccount(now, engineTimeNs);
        if (now.roundTripPnl() != NONE) {
            counters.roundTrips++;
            counters.won += now.roundTripPnl() > 0 ? 1 : 0;
        }
    }

    /** What is only told changes nothing, and leads out of no halt and into none. */
    private void onState(long cause, StateFlyweight change) {
        alerts.take(engineTimeNs, cause, change);
        if (change.from() == change.to()) {
            return;
        }
        tradingState = TradingState.ofCode(change.to());
        kill = tradingState == TradingState.HALTED ? halt(cause, change) : KillView.NONE;
    }

    private KillView halt(long input, StateFlyweight change) {
        String cause = StateCause.ofCode(change.cause()).name();
        return new KillView(true, cause, alerts.compare(change), engineTimeNs, input);
    }

    /** {@return what an operator must see} */
    Alerts alerts() {
        return alerts;
    }

    /** {@return the strategies, by number} */
    public List<StrategyView> strategies() {
        return strategies.all();
    }

    /** {@return what was counted} */
    public RunCounters counters() {
        return counters;
    }

    /**
     * Orders denied, by code of the verdict.
     *
     * @return sorted by code
     */
    public Map<String, Long> denials() {
        return denials;
    }

    /**
     * Faults in the data, and recoveries, by kind.
     *
     * @return counts, sorted by name
     */
    public Map<String, Long> faults() {
        return faults;
    }

    /**
     * Signals that a strategy blocked itself, by reason.
     *
     * @return sorted by reason
     */
    public Map<String, Long> blocks() {
        return blocks;
    }

    /** {@return why trading was halted, if it was} */
    public KillView kill() {
        return kill;
    }

    /**
     * State now.
     *
     * @return trading state
     */
    public TradingState tradingState() {
        return tradingState;
    }

    /**
     * Sequence of the newest input.
     *
     * @return 0 before the first
     */
    public long sequence() {
        return sequence;
    }

    /**
     * Engine time of the first input.
     *
     * @return ns since 1970-01-01 UTC, 0 before it
     */
    public long firstTimeNs() {
        return firstTimeNs;
    }

    /**
     * Engine time of the newest input.
     *
     * @return ns since 1970-01-01 UTC
     */
    public long engineTimeNs() {
        return engineTimeNs;
    }

    /** {@return cash at hand, fixed point} */
    public long cash() {
        return cash;
    }

    /** {@return all fees so far, fixed point} */
    public long fees() {
        return fees;
    }

    /** {@return equity at the first account record} */
    public long initialEquity() {
        return initialEquity;
    }

    /** {@return paid in less taken out, account currency; it is neither profit nor loss} */
    public long netDeposits() {
        return netDeposits;
    }

    /**
     * Equity at the start of the session.
     *
     * @return fixed point
     */
    public long sessionBase() {
        return sessionBase;
    }

    /**
     * Highest equity so far.
     *
     * @return fixed point
     */
    public long peakEquity() {
        return Math.max(peakEquity, equity());
    }

    /**
     * Cash and positions at the last prices.
     *
     * @return fixed point
     */
    public long equity() {
        long equity = cash;
        for (InstrumentView view : views) {
            if (view.position != 0) {
                equity = FixedPoint.add(equity, Notional.of(view.lastPrice, view.position));
            }
        }
        return equity;
    }

    /**
     * Value of all positions, long and short added.
     *
     * @return fixed point
     */
    public long exposure() {
        long exposure = 0;
        for (InstrumentView view : views) {
            if (view.position != 0) {
                long value = Math.abs(Notional.of(view.lastPrice, view.position));
                exposure = FixedPoint.add(exposure, value);
            }
        }
        return exposure;
    }

    /**
     * How many instruments there are.
     *
     * @return 1 or more
     */
    public int instruments() {
        return instruments.size();
    }

    /**
     * One instrument.
     *
     * @param id 0 to instruments - 1
     * @return its view
     */
    public InstrumentView instrument(int id) {
        return views[id];
    }
}
