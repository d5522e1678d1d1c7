package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.OutputSink;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderStatus;
import io.millrace.model.state.PositionView;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;
import io.millrace.risk.book.OpenOrders;
import io.millrace.risk.book.OrderEvent;
import io.millrace.risk.book.PositionBook;
import io.millrace.risk.gate.CorrelationSource;
import io.millrace.risk.state.KillSwitch;
import io.millrace.risk.state.TradingStateMachine;

/**
 * Hop 8 of a tick: executions update the books, a decision becomes judged orders, prices feed the
 * kill switch.
 *
 * <p>A decision is handled in two calls, because it is journaled before the orders it caused:
 * {@link #prepare} sizes and judges and completes the decision's record; {@link #release} emits
 * what was prepared. An entry and its protective stop are released together. Engine's thread only;
 * allocates nothing.
 */
public final class RiskStage {

    private static final int NO_STRATEGY = -1;

    private final PositionBook positions;
    private final OpenOrders orders;
    private final TradingStateMachine machine;
    private final KillSwitch killSwitch;
    private final PreTradeGate gate;
    private final OrderEmitter emitter;
    private final AccountReporter account;
    private final DecisionOrders decisions;
    private final Repricing repricing;
    private final Protection protection;
    private final Flattening flattening;
    private final RiskView[] views;

    /**
     * A stage over a fresh account.
     *
     * @param settings limits, strategies, policy and funds
     * @param instruments what is traded
     * @param outputs where orders and changes are told
     */
    public RiskStage(RiskSettings settings, InstrumentTable instruments, OutputSink outputs) {
        RiskLimits limits = settings.limits();
        int strategies = settings.strategies().size();
        positions = new PositionBook(strategies, instruments.size(), settings.funds());
        orders = new OpenOrders(strategies, instruments.size());
        machine = new TradingStateMachine(outputs);
        killSwitch =
                new KillSwitch(limits.kill(), machine, positions, instruments.get(0).calendar());
        gate =
                new PreTradeGate(
                        new GateSettings(limits, instruments, settings.strategies()),
                        new GateBooks(positions, orders, positions, machine, killSwitch),
                        outputs);
        emitter = new OrderEmitter(outputs, orders);
        Desk desk = new Desk(instruments, positions, orders, gate, emitter);
        account = new AccountReporter(outputs, positions, killSwitch);
        protection = new Protection(desk, settings.policy());
        PositionSizer sizer = new PositionSizer(limits, positions, gate.exposure(), gate.pairs());
        repricing = new Repricing(desk, settings.policy(), protection);
        decisions = new DecisionOrders(desk, sizer, protection, repricing);
        flattening = new Flattening(desk, machine, limits.kill().flatten());
        views = new RiskView[strategies];
        for (int id = 0; id < strategies; id++) {
            views[id] = new RiskView(id, positions, orders);
        }
    }

    /**
     * Goes through the start.
     *
     * @param latched whether a halt of an earlier run holds
     */
    public void start(boolean latched) {
        machine.start(latched);
    }

    /** Halts because a halt of an earlier run holds; nothing when trading is halted already. */
    public void latch() {
        machine.latch();
    }

    /**
     * Begins an event: order numbers start again, and a new session fixes its base.
     *
     * @param sequence of the event
     * @param timeNs engine time
     */
    public void begin(long sequence, long timeNs) {
        emitter.begin(sequence, timeNs);
        if (killSwitch.roll(timeNs)) {
            account.report(NO_STRATEGY, Instrument.NONE, NONE);
        }
        gate.begin(timeNs);
    }

    /**
     * Names who tells correlations. Called once, before the start.
     *
     * @param source who tells
     */
    public void correlate(CorrelationSource source) {
        gate.pairs().follow(source);
    }

    /**
     * Takes a closed bar of those that are decided on.
     *
     * @param instrument id
     * @param volume fixed point, size traded
     * @param endNs first instant after it, ns since 1970-01-01 UTC
     */
    public void onBar(int instrument, long volume, long endNs) {
        gate.onBar(instrument, volume, endNs);
    }

    /**
     * Says whether an instrument's prices are doubted: then nothing is entered in it, and no price
     * of it halts trading.
     *
     * @param instrument id
     * @param doubted whether they are
     */
    public void suspect(int instrument, boolean doubted) {
        positions.suspect(instrument, doubted);
    }

    /**
     * Halts trading over a fault in the data that the settings refuse.
     *
     * @param measured operand of the fault
     * @param allowed its limit
     */
    public void refuse(long measured, long allowed) {
        if (killSwitch.refuse(measured, allowed)) {
            flattening.kill();
        }
    }

    /**
     * Takes a market price.
     *
     * @param instrument id
     * @param price fixed point; one that is not above 0 is doubted
     */
    public void onPrice(int instrument, long price) {
        onRange(instrument, price, price, price);
    }

    /**
     * Takes the prices of a bar: positions are valued, stops trail, and entries that did not fill
     * follow the market.
     *
     * @param instrument id
     * @param last fixed point; one that is not above 0 is doubted
     * @param high fixed point, for trailing stops
     * @param low fixed point, for trailing stops
     */
    public void onRange(int instrument, long last, long high, long low) {
        positions.mark(instrument, last, emitter.timeNs());
        gate.onPrice(instrument, last, emitter.timeNs());
        repricing.chase(instrument, emitter.timeNs());
        if (positions.size(instrument) == 0 || positions.isSuspect(instrument)) {
            return;
        }
        if (killSwitch.evaluate()) {
            flattening.kill();
        } else {
            flattening.retry(instrument);
            protection.retry(instrument);
            protection.follow(instrument, high, low);
            haltOnFault();
        }
    }

    /**
     * Takes a deposit or a withdrawal. It is neither profit nor loss: base and peak move with it.
     *
     * @param currency its number
     * @param amount fixed point, below 0 when taken out
     */
    public void onCashFlow(int currency, long amount) {
        killSwitch.onCashFlow(positions.deposit(currency, amount));
        account.report(NO_STRATEGY, Instrument.NONE, NONE);
    }

    /**
     * Takes a broker's answer.
     *
     * @param instrument id
     * @param execution the answer
     * @return profit of the strategy's round trip that it ended, {@link FixedPoint#NONE} when none
     */
    public long onExecution(int instrument, ExecutionFlyweight execution) {
        ExecutionKind kind = ExecutionKind.ofCode(execution.kind());
        int row = orders.find(execution.orderSequence(), execution.orderNumber());
        switch (kind) {
            case FILL -> {
                return onFill(instrument, row, execution);
            }
            case CHARGE -> onCharge(instrument, execution);
            case REPLACED -> {
                if (row != OpenOrders.ABSENT) {
                    orders.reprice(row, execution.price());
                }
            }
            case ACCEPTED -> note(row, OrderEvent.ACCEPTED);
            case TRIGGERED -> note(row, OrderEvent.TRIGGERED);
            case CANCEL_REJECTED -> note(row, OrderEvent.CANCEL_REJECTED);
            case REPLACE_REJECTED -> note(row, OrderEvent.REPLACE_REJECTED);
            case CANCELLED -> end(instrument, row, OrderEvent.CANCELLED);
            case REJECTED -> end(instrument, row, OrderEvent.REJECTED);
            case EXPIRED -> end(instrument, row, OrderEvent.EXPIRED);
            case NONE -> {
                // It says nothing.
            }
        }
        return NONE;
    }

    private void note(int row, OrderEvent event) {
        if (row != OpenOrders.ABSENT) {
            orders.note(row, event);
        }
    }

    private void end(int instrument, int row, OrderEvent event) {
        if (row == OpenOrders.ABSENT) {
            return;
        }
        int strategy = orders.strategy(row);
        orders.note(row, event);
        protection.settle(strategy, instrument);
    }

    private void onCharge(int instrument, ExecutionFlyweight execution) {
        positions.charge(execution.strategyId(), instrument, execution.fee());
        account.report(execution.strategyId(), instrument, NONE);
        if (killSwitch.evaluate()) {
            flattening.kill();
        }
    }

    private long onFill(int instrument, int row, ExecutionFlyweight execution) {
        if (row != OpenOrders.ABSENT) {
            noteFill(row, execution);
        }
        int strategy = execution.strategyId();
        long signed = Side.ofCode(execution.side()).sign() * execution.size();
        long ended =
                positions.fill(strategy, instrument, signed, execution.price(), execution.fee());
        account.report(strategy, instrument, ended);
        if (ended != NONE) {
            gate.onRoundTrip(strategy, instrument, ended, emitter.timeNs());
        }
        if (killSwitch.evaluate()) {
            flattening.kill();
        } else if (flattening.isOn()) {
            // An entry that traded before its cancel arrived.
            flattening.flatten(strategy, instrument);
        } else if (execution.role() == OrderRole.TAKE_PROFIT.code() && execution.remaining() == 0) {
            protection.onTarget(strategy, instrument);
        }
        protection.settle(strategy, instrument);
        haltOnFault();
        return ended;
    }

    /** Children that exceed their intent are made by a fault of ours, not by a strategy. */
    private void haltOnFault() {
        if (gate.hasFault()) {
            boolean halts = killSwitch.fail(gate.faultOperand(), gate.faultLimit());
            gate.clearFault();
            if (halts) {
                flattening.kill();
            }
        }
    }

    /** An order that may only reduce ends with less than its size when the position was smaller. */
    private void noteFill(int row, ExecutionFlyweight execution) {
        orders.filled(row, Math.min(execution.size(), orders.remaining(row)));
        if (execution.remaining() == 0 && orders.status(row).isOpen()) {
            orders.ended(row, OrderStatus.FILLED);
        }
    }

    /**
     * Sizes and judges a decision, and writes size, codes, outcome and verdict into its record.
     *
     * @param instrumentId id
     * @param decision record being written; action, prices, request and plan are filled in
     * @param warm whether everything that the strategy uses is warm
     */
    public void prepare(int instrumentId, DecisionFlyweight decision, boolean warm) {
        decisions.prepare(instrumentId, decision, warm);
    }

    /**
     * Emits the orders of the decision just prepared, with their verdicts, and sends what passed.
     */
    public void release() {
        decisions.release();
        haltOnFault();
    }

    /**
     * What a strategy holds.
     *
     * @param strategy its number
     * @return a view that follows the books
     */
    public PositionView view(int strategy) {
        return views[strategy];
    }

    /**
     * The account.
     *
     * @return the position book, to read
     */
    public PositionBook positions() {
        return positions;
    }

    /**
     * What was asked for.
     *
     * @return the open orders, to read
     */
    public OpenOrders orders() {
        return orders;
    }

    /**
     * Whether a position that needs a stop has less of it than it needs, and nothing that closes it
     * is under way.
     *
     * @param strategy its number
     * @param instrument id
     * @return false when all is well
     */
    public boolean isNaked(int strategy, int instrument) {
        return protection.isNaked(strategy, instrument);
    }

    /**
     * The trading state.
     *
     * @return the machine, to read
     */
    public TradingStateMachine tradingState() {
        return machine;
    }

    /** {@return what halts trading, to read} */
    public KillSwitch killSwitch() {
        return killSwitch;
    }

    /**
     * Writes everything that later outputs depend on. Called between events: time and numbers of
     * one event, and a decision that was prepared but not released, are not written.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putText("risk");
        killSwitch.save(sink);
        positions.save(sink);
        orders.save(sink);
        protection.save(sink);
        gate.save(sink);
    }

    /**
     * Becomes the stage that was saved, and emits nothing. Called instead of {@link #start}.
     *
     * @param source holds the state of a stage of equal settings and instruments
     * @throws io.millrace.model.state.StateException if it does not; the stage must then be thrown
     *     away
     */
    public void load(StateSource source) {
        source.expectText("risk");
        killSwitch.load(source);
        positions.load(source);
        orders.load(source);
        protection.load(source);
        gate.load(source);
    }
}
