package io.millrace.engine.pipeline;

import io.millrace.broker.simulated.SimulatedBroker;
import io.millrace.engine.bar.Bar;
import io.millrace.engine.bar.BarStage;
import io.millrace.engine.bar.SourceBar;
import io.millrace.engine.bar.SourceQuoteBar;
import io.millrace.engine.indicator.Correlations;
import io.millrace.engine.indicator.IndicatorStage;
import io.millrace.engine.order.OrderStage;
import io.millrace.engine.quality.QualityStage;
import io.millrace.engine.regime.RegimeStage;
import io.millrace.engine.signal.SignalStage;
import io.millrace.indicators.bank.IndicatorBank;
import io.millrace.model.event.CashFlowFlyweight;
import io.millrace.model.event.CommandFlyweight;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.HealthFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.event.QuoteFlyweight;
import io.millrace.model.event.RecordSink;
import io.millrace.model.event.TimerFlyweight;
import io.millrace.model.event.TradeFlyweight;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.Regime;
import io.millrace.model.state.StateHash;
import io.millrace.model.state.StateSection;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;
import io.millrace.model.time.Timeframe;
import io.millrace.risk.RiskStage;

import org.agrona.MutableDirectBuffer;

import java.util.List;

/**
 * The wiring, top to bottom: quality, simulated broker, books, bars, indicators, regime, signal,
 * risk, door. A pure function of its inputs: live, replay and every layout call the same code, and
 * give the same outputs and the same state.
 *
 * <p>One thread. Allocates nothing after construction.
 */
public final class Pipeline {

    private final NewestInput input;
    private final Outputs outputs;
    private final OrderStage door;
    private final DoorGuard guard;
    private final SimulatedBroker broker;
    private final RiskStage risk;
    private final InstrumentTable instruments;
    private final Timeframe decisionTimeframe;
    private final QualityStage quality;
    private final BarStage bars;
    private final BarRecords barRecords;
    private final IndicatorStage indicators;
    private final Correlations correlations;
    private final RegimeStage regimes;
    private final SignalStage signals;
    private final TradeFlyweight trade = new TradeFlyweight();
    private final QuoteFlyweight quote = new QuoteFlyweight();
    private final SourceBar sourceBar = new SourceBar();
    private final SourceQuoteBar sourceQuoteBar = new SourceQuoteBar();
    private final TimerFlyweight timer = new TimerFlyweight();
    private final CashFlowFlyweight cashFlow = new CashFlowFlyweight();
    private final HealthFlyweight health = new HealthFlyweight();
    private final CommandFlyweight command = new CommandFlyweight();

    /**
     * A pipeline in its first state.
     *
     * @param settings what it is made from
     * @param records where outputs go, behind their causes
     * @param door where instructions wait for the journal
     */
    public Pipeline(PipelineSettings settings, RecordSink records, OrderStage door) {
        this.door = door;
        int count = settings.instruments().size();
        input = new NewestInput(settings.instruments());
        outputs = new Outputs(records, door);
        risk = new RiskStage(settings.risk(), settings.instruments(), outputs);
        guard = new DoorGuard(door, risk, settings, outputs);
        correlations = new Correlations(count);
        risk.correlate(correlations);
        broker =
                new SimulatedBroker(
                        settings.broker(),
                        settings.instruments(),
                        settings.strategies().size(),
                        outputs,
                        this::onExecution);
        quality = new QualityStage(settings.quality(), settings.instruments(), outputs);
        instruments = settings.instruments();
        decisionTimeframe = settings.bars().decision();
        bars = new BarStage(settings.bars(), settings.instruments(), this::onBarClosed);
        barRecords = new BarRecords(outputs);
        indicators = new IndicatorStage(settings.bars(), settings.indicators(), count);
        regimes = new RegimeStage(settings.regime(), count, outputs);
        signals = new SignalStage(settings.signals(), indicators, risk, outputs);
    }

    /**
     * Goes through the start; its outputs carry sequence 0.
     *
     * @param latched whether a halt of an earlier run holds
     */
    public void start(boolean latched) {
        outputs.begin(0, 0);
        risk.start(latched);
        outputs.end();
    }

    /**
     * Halts because a halt of an earlier run holds; nothing happens when it is halted already. The
     * output carries sequence 0, as those of the start do.
     */
    public void latch() {
        outputs.begin(0, 0);
        risk.latch();
        outputs.end();
    }

    /**
     * Handles one input and everything that follows from it.
     *
     * @param buffer memory of the input
     * @param offset of its envelope
     */
    public void onEvent(MutableDirectBuffer buffer, int offset) {
        long sequence = EventLayout.sequence(buffer, offset);
        long timeNs = EventLayout.engineTimeNs(buffer, offset);
        int instrument = EventLayout.instrumentId(buffer, offset);
        int payload = EventLayout.payload(offset);
        input.take(sequence, timeNs);
        outputs.begin(sequence, timeNs);
        risk.begin(sequence, timeNs);
        guard.begin();
        signals.now(timeNs);
        broker.begin(timeNs);
        switch (EventLayout.type(buffer, offset)) {
            case EventType.TRADE -> onTrade(instrument, trade.wrap(buffer, payload));
            case EventType.QUOTE -> onQuote(instrument, quote.wrap(buffer, payload));
            case EventType.BAR -> onSourceBar(instrument, sourceBar.wrap(buffer, payload));
            case EventType.QUOTE_BAR ->
                    onSourceQuoteBar(instrument, sourceQuoteBar.wrap(buffer, payload));
            case EventType.CASH_FLOW -> onCashFlow(cashFlow.wrap(buffer, payload));
            case EventType.TIMER -> onTimer(timer.wrap(buffer, payload));
            case EventType.HEALTH -> onHealth(health.wrap(buffer, payload));
            case EventType.COMMAND -> onCommand(instrument, command.wrap(buffer, payload));
            case EventType.COMMAND_TEXT -> {
                // Who, and why: for the journal alone.
            }
            default -> throw input.unknown(EventLayout.type(buffer, offset));
        }
        signals.onTime(timeNs);
        settle();
        outputs.end();
    }

    private void onTimer(TimerFlyweight due) {
        bars.onTimer(due.dueNs());
        risk.onTime();
        guard.inform();
    }

    private void onHealth(HealthFlyweight measured) {
        risk.onHealth(measured);
        guard.inform();
    }

    private void onCommand(int instrument, CommandFlyweight asked) {
        risk.onCommand(instrument, asked);
        guard.inform();
    }

    private void onExecution(int instrument, ExecutionFlyweight execution) {
        guard.onExecution(instrument, execution);
        signals.onExecution(instrument, execution, risk.onExecution(instrument, execution));
    }

    private void onCashFlow(CashFlowFlyweight flow) {
        risk.onCashFlow(flow.currency(), flow.amount());
    }

    private void onTrade(int instrument, TradeFlyweight tick) {
        if (isUsed(instrument, quality.onTrade(instrument, tick), tick.venueTimeNs())) {
            broker.onTrade(instrument, tick.price(), tick.size());
            value(instrument, tick.price());
            bars.onTrade(instrument, tick.venueTimeNs(), tick.price(), tick.size());
        }
    }

    /** Quotes fill orders and tell the spread; bars are made of them where there are no trades. */
    private void onQuote(int instrument, QuoteFlyweight tick) {
        if (!isUsed(instrument, quality.onQuote(instrument, tick), tick.venueTimeNs())) {
            return;
        }
        long bid = tick.bidPrice();
        long ask = tick.askPrice();
        signals.onQuote(instrument, bid, ask);
        if (bid <= ask) {
            broker.onQuote(instrument, bid, ask, tick.bidSize(), tick.askSize());
        }
        value(instrument, tick.middlePrice());
        if (instruments.get(instrument).hasTrades()) {
            bars.onTime(instrument, tick.venueTimeNs());
        } else {
            bars.onQuote(instrument, tick.venueTimeNs(), bid, ask);
        }
    }

    private void onSourceBar(int instrument, SourceBar bar) {
        boolean good = quality.onBar(instrument, bar);
        if (isUsed(instrument, good, bar.startNs())) {
            broker.onBar(instrument, bar.record());
            if (quality.isGood()) {
                risk.onRange(instrument, bar.close(), bar.high(), bar.low());
            }
            bars.onBar(instrument, bar);
        }
    }

    private void onSourceQuoteBar(int instrument, SourceQuoteBar bar) {
        boolean good = quality.onQuoteBar(instrument, bar);
        if (!isUsed(instrument, good, bar.startNs())) {
            return;
        }
        signals.onQuote(instrument, bar.bidClose(), bar.askClose());
        fillByQuoteBar(instrument, bar);
        value(instrument, bar.middleClose());
        if (instruments.get(instrument).hasTrades()) {
            bars.onTime(instrument, bar.endNs());
        } else {
            bars.onQuoteBar(instrument, bar);
        }
    }

    /**
     * Beside bars of trades only its close counts: its open would be before what a bar decided.
     * Nobody could trade in a crossed market: it fills nothing.
     */
    private void fillByQuoteBar(int instrument, SourceQuoteBar bar) {
        if (bar.bidClose() > bar.askClose()) {
            return;
        }
        if (instruments.get(instrument).hasTrades()) {
            broker.onQuote(instrument, bar.bidClose(), bar.askClose(), 0, 0);
        } else {
            broker.onQuoteBar(instrument, bar.record());
        }
    }

    /** A price with a fault of its own may enter a bar and fill an order; it values nothing. */
    private void value(int instrument, long price) {
        if (quality.isGood()) {
            risk.onPrice(instrument, price);
        }
    }

    /** Tells risk what the judgement says; of a tick that is not used only the time counts. */
    private boolean isUsed(int instrument, boolean good, long venueTimeNs) {
        risk.suspect(instrument, quality.isSuspect(instrument));
        if (quality.isRefused()) {
            risk.refuse(quality.measured(), quality.allowed());
        }
        if (!good) {
            bars.onTime(instrument, venueTimeNs);
        }
        return good;
    }

    private void onBarClosed(Bar bar) {
        barRecords.tell(bar);
        IndicatorBank bank = indicators.onBar(bar);
        if (bar.timeframe() != decisionTimeframe) {
            return;
        }
        broker.onBarClosed(bar.instrument(), bar.high(), bar.low(), bar.close(), bar.volume());
        correlations.onBar(bar);
        risk.onBar(bar.instrument(), bar.volume(), bar.endNs());
        Regime regime = regimes.onBar(bar, bank);
        signals.onBar(bar, bank, regime);
    }

    /** Lets the simulated broker answer what was sent; an answer may send again, a kill does. */
    private void settle() {
        if (!outputs.isEmpty() || door.hasUnmatched()) {
            sendAll();
            broker.fillInHand();
            sendAll();
        }
    }

    /** What the guard refused halts trading, and the halt cancels. */
    private void sendAll() {
        matchAll();
        guard.settle();
        matchAll();
    }

    private void matchAll() {
        while (door.hasUnmatched()) {
            OrderFlyweight order = door.nextUnmatched();
            broker.onSend(door.cause(), door.instrument(), order);
        }
    }

    /**
     * Sequence of the newest input.
     *
     * @return 0 before the first
     */
    public long sequence() {
        return input.sequence();
    }

    /**
     * Engine time of the newest input.
     *
     * @return ns since 1970-01-01 UTC, 0 before the first
     */
    public long engineTimeNs() {
        return input.engineTimeNs();
    }

    /** Whether its outputs go there. */
    boolean recordsInto(RecordSink records) {
        return outputs.recordsInto(records);
    }

    /**
     * How many outputs there were.
     *
     * @return 0 or more
     */
    public long outputs() {
        return outputs.count();
    }

    /**
     * Books and trading state.
     *
     * @return the risk stage, to read
     */
    public RiskStage risk() {
        return risk;
    }

    /**
     * The simulated broker.
     *
     * @return the broker, to read
     */
    public SimulatedBroker broker() {
        return broker;
    }

    /**
     * The parts of the trading state, in the order in which they are hashed and loaded, between
     * events. Instructions that wait at the door are no state: their records are in the journal.
     *
     * @return one section a stage
     */
    public List<StateSection> sections() {
        return List.of(
                new StateSection("inputs", input::save, input::load),
                new StateSection("outputs", outputs::save, outputs::load),
                new StateSection("quality", quality::save, quality::load),
                new StateSection("bars", bars::save, bars::load),
                new StateSection("indicators", indicators::save, indicators::load),
                new StateSection("correlations", correlations::save, correlations::load),
                new StateSection("regimes", regimes::save, regimes::load),
                new StateSection("signals", signals::save, signals::load),
                new StateSection("risk", risk::save, risk::load),
                new StateSection("broker", broker::save, broker::load),
                new StateSection("door", guard::save, guard::load));
    }

    /**
     * Writes the whole trading state and, in the rolling hash, every output so far. Cold path.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        for (StateSection section : sections()) {
            section.save(sink);
        }
    }

    /**
     * Takes over a saved state instead of {@link #start}: every later input gives the outputs that
     * it would have given there. Cold path.
     *
     * @param source holds the state of a pipeline of equal settings
     * @throws io.millrace.model.state.StateException that names the section and what does not fit,
     *     if it does not; the pipeline is thrown away then, for a part of it was loaded
     */
    public void load(StateSource source) {
        for (StateSection section : sections()) {
            section.load(source);
        }
    }

    /**
     * SHA-256 over what {@link #save} writes.
     *
     * @return 64 hexadecimal digits
     */
    public String stateHash() {
        StateHash hash = new StateHash();
        save(hash);
        return hash.toHex();
    }
}
