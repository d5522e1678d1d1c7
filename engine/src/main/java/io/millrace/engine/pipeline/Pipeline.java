package io.millrace.engine.pipeline;

import io.millrace.broker.simulated.SimulatedBroker;
import io.millrace.engine.bar.Bar;
import io.millrace.engine.bar.BarStage;
import io.millrace.engine.bar.SourceBar;
import io.millrace.engine.indicator.IndicatorStage;
import io.millrace.engine.order.OrderStage;
import io.millrace.engine.regime.RegimeStage;
import io.millrace.engine.signal.SignalStage;
import io.millrace.indicators.bank.IndicatorBank;
import io.millrace.model.event.BarFlyweight;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.event.QuoteFlyweight;
import io.millrace.model.event.RecordSink;
import io.millrace.model.event.TimerFlyweight;
import io.millrace.model.event.TradeFlyweight;
import io.millrace.model.state.Regime;
import io.millrace.model.state.StateHash;
import io.millrace.risk.RiskStage;

import org.agrona.MutableDirectBuffer;

/**
 * The wiring, top to bottom: simulated broker, books, bars, indicators, regime, signal, risk, door.
 * A pure function of its inputs: live, replay and every layout call the same code, and give the
 * same outputs and the same state.
 *
 * <p>One thread. Allocates nothing after construction.
 */
public final class Pipeline {

    private final Outputs outputs;
    private final OrderStage door;
    private final SimulatedBroker broker;
    private final RiskStage risk;
    private final BarStage bars;
    private final IndicatorStage indicators;
    private final RegimeStage regimes;
    private final SignalStage signals;
    private final TradeFlyweight trade = new TradeFlyweight();
    private final QuoteFlyweight quote = new QuoteFlyweight();
    private final SourceBar sourceBar = new SourceBar();
    private final BarFlyweight closedBar = new BarFlyweight();
    private final TimerFlyweight timer = new TimerFlyweight();
    private long sequence;

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
        outputs = new Outputs(records, door);
        risk =
                new RiskStage(
                        settings.limits(), settings.instruments(), settings.initialCash(), outputs);
        broker = new SimulatedBroker(settings.instruments(), outputs, risk::onExecution);
        bars = new BarStage(settings.timeframe(), count, this::onBarClosed);
        indicators = new IndicatorStage(settings.indicators(), count);
        regimes = new RegimeStage(settings.regime(), count, outputs);
        signals =
                new SignalStage(
                        settings.strategy(),
                        settings.instruments(),
                        risk,
                        settings.limits().order().shortAllowed(),
                        outputs);
    }

    /**
     * Goes through the start; its outputs carry sequence 0.
     *
     * @param latched whether a halt of an earlier run holds
     */
    public void start(boolean latched) {
        outputs.begin(0, 0);
        risk.start(latched);
    }

    /**
     * Handles one input and everything that follows from it.
     *
     * @param buffer memory of the input
     * @param offset of its envelope
     */
    public void onEvent(MutableDirectBuffer buffer, int offset) {
        sequence = EventLayout.sequence(buffer, offset);
        long timeNs = EventLayout.engineTimeNs(buffer, offset);
        int instrument = EventLayout.instrumentId(buffer, offset);
        int payload = EventLayout.payload(offset);
        outputs.begin(sequence, timeNs);
        risk.begin(sequence, timeNs);
        switch (EventLayout.type(buffer, offset)) {
            case EventType.TRADE -> onTrade(instrument, trade.wrap(buffer, payload));
            case EventType.QUOTE -> onQuote(instrument, quote.wrap(buffer, payload));
            case EventType.BAR -> onSourceBar(instrument, sourceBar.wrap(buffer, payload));
            case EventType.TIMER -> bars.onTimer(timer.wrap(buffer, payload).dueNs());
            default ->
                    throw new IllegalStateException(
                            "pipeline: input "
                                    + sequence
                                    + " has type "
                                    + EventLayout.type(buffer, offset)
                                    + "; it must be TRADE, QUOTE, BAR or TIMER");
        }
        settle();
    }

    private void onTrade(int instrument, TradeFlyweight tick) {
        if (tick.suspect() != 0) {
            onDoubted(instrument, tick.venueTimeNs(), tick.price());
            return;
        }
        broker.onTrade(instrument, tick.price());
        risk.onPrice(instrument, tick.price(), false);
        bars.onTick(instrument, tick.venueTimeNs(), tick.price(), tick.size());
    }

    private void onQuote(int instrument, QuoteFlyweight tick) {
        long middle = tick.bidPrice() + (tick.askPrice() - tick.bidPrice()) / 2;
        signals.onQuote(instrument, tick.bidPrice(), tick.askPrice());
        if (tick.suspect() != 0) {
            onDoubted(instrument, tick.venueTimeNs(), middle);
            return;
        }
        broker.onQuote(instrument, tick.bidPrice(), tick.askPrice());
        risk.onPrice(instrument, middle, false);
        bars.onTick(instrument, tick.venueTimeNs(), middle, 0);
    }

    /** A price that the feed doubts fills no order and enters no bar; only its time counts. */
    private void onDoubted(int instrument, long venueTimeNs, long price) {
        risk.onPrice(instrument, price, true);
        bars.onTime(instrument, venueTimeNs);
    }

    private void onSourceBar(int instrument, SourceBar bar) {
        broker.onBar(instrument, bar.open(), bar.high(), bar.low());
        risk.onPrice(instrument, bar.close(), false);
        bars.onBar(instrument, bar);
    }

    private void onBarClosed(Bar bar) {
        journalBar(bar);
        IndicatorBank bank = indicators.onBar(bar);
        Regime regime = regimes.onBar(bar, bank);
        signals.onBar(bar, bank, regime);
    }

    private void journalBar(Bar bar) {
        int payload = outputs.claim(EventType.BAR_CLOSED, bar.instrument(), BarFlyweight.LENGTH);
        closedBar
                .wrap(outputs.buffer(), payload)
                .startNs(bar.startNs())
                .open(bar.open())
                .high(bar.high())
                .low(bar.low())
                .close(bar.close())
                .volume(bar.volume())
                .tradeCount(bar.tickCount())
                .timeframe(bar.timeframe().code());
        outputs.commit();
    }

    /** Lets the simulated broker answer what was sent; an answer may send again, a kill does. */
    private void settle() {
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
        return sequence;
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
     * SHA-256 over the whole trading state and, through the rolling hash, over every output so far.
     *
     * @return 64 hexadecimal digits
     */
    public String stateHash() {
        StateHash hash = new StateHash();
        hash.putLong(sequence);
        outputs.hashInto(hash);
        bars.hashInto(hash);
        indicators.hashInto(hash);
        regimes.hashInto(hash);
        signals.hashInto(hash);
        risk.hashInto(hash);
        broker.hashInto(hash);
        return hash.toHex();
    }
}
