package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.event.CommandFlyweight;
import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.HealthFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.event.OutputSink;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.PositionView;
import io.millrace.model.state.StateCause;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;
import io.millrace.risk.book.OpenOrders;
import io.millrace.risk.book.PositionBook;
import io.millrace.risk.book.RiskView;
import io.millrace.risk.gate.CorrelationSource;
import io.millrace.risk.gate.GateProbe;
import io.millrace.risk.state.AccountReporter;
import io.millrace.risk.state.HealthWatch;
import io.millrace.risk.state.KillSwitch;
import io.millrace.risk.state.LiveLimits;
import io.millrace.risk.state.SoftStops;
import io.millrace.risk.state.TradingStateMachine;

import org.jspecify.annotations.Nullable;

/**
 * Hop 8 of a tick: executions update the books, a decision becomes judged orders, prices feed the
 * kill switch.
 *
 * <p>A decision is handled in two calls, because it is journaled before the orders it caused:
 * {@link #prepare} sizes and judges and completes the decision's record; {@link #release} emits
 * what was prepared. An entry and its protective stop are released together.
 *
 * <p>Fails closed: an exception in any of these calls halts trading as CRITICAL within the same
 * event, and is not thrown on. Engine's thread only; allocates nothing.
 */
public final class RiskStage {

    private static final int NO_STRATEGY = -1;

    private final PositionBook positions;
    private final OpenOrders orders;
    private final Supervision supervision;
    private final KillSwitch killSwitch;
    private final PreTradeGate gate;
    private final OrderEmitter emitter;
    private final Desk desk;
    private final AccountReporter account;
    private final DecisionOrders decisions;
    private final Repricing repricing;
    private final Protection protection;
    private final Flattening flattening;
    private final Executions executions;
    private final OperatorCommands commands;
    private final RiskView[] views;
    private @Nullable RuntimeException failure;
    private boolean hasFailed;

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
        supervision = supervision(settings, outputs);
        killSwitch = supervision.killSwitch();
        gate =
                new PreTradeGate(
                        new GateSettings(
                                limits, instruments, settings.strategies(), supervision.limits()),
                        new GateBooks(
                                positions,
                                orders,
                                positions,
                                supervision.machine(),
                                killSwitch,
                                supervision.health()),
                        outputs);
        emitter = new OrderEmitter(outputs, orders);
        desk = new Desk(instruments, positions, orders, gate, emitter);
        account = new AccountReporter(outputs, positions, killSwitch);
        protection = new Protection(desk, settings.policy());
        PositionSizer sizer =
                new PositionSizer(
                        supervision.limits(),
                        limits.total().cashReserveBps(),
                        positions,
                        gate.exposure(),
                        gate.pairs());
        repricing = new Repricing(desk, settings.policy(), protection);
        decisions = new DecisionOrders(desk, sizer, protection, repricing, killSwitch);
        flattening = new Flattening(desk, supervision.machine(), limits);
        executions = new Executions(desk, account, supervision, flattening, protection);
        commands = new OperatorCommands(desk, flattening, supervision, outputs);
        views = new RiskView[strategies];
        for (int id = 0; id < strategies; id++) {
            views[id] = new RiskView(id, positions, orders);
        }
    }

    private Supervision supervision(RiskSettings settings, OutputSink outputs) {
        RiskLimits limits = settings.limits();
        LiveLimits live = limits.live();
        TradingStateMachine machine = new TradingStateMachine(outputs);
        SoftStops soft = new SoftStops(machine);
        KillSwitch kills =
                new KillSwitch(live, limits.safety(), soft, positions, settings.funds().session());
        return new Supervision(machine, kills, soft, new HealthWatch(limits.safety()), live);
    }

    /**
     * Lets somebody measure how long the gate takes. Before the start.
     *
     * @param probe told before and after each judgement
     */
    public void measure(GateProbe probe) {
        gate.measure(probe);
    }

    /**
     * Goes through the start.
     *
     * @param latched whether a halt of an earlier run holds
     */
    public void start(boolean latched) {
        supervision.machine().start(latched);
    }

    /** Halts because a halt of an earlier run holds; nothing when trading is halted already. */
    public void latch() {
        supervision.machine().latch();
    }

    /**
     * Begins an event: order numbers start again, and a new session fixes its base.
     *
     * @param sequence of the event
     * @param timeNs engine time
     */
    public void begin(long sequence, long timeNs) {
        try {
            emitter.begin(sequence, timeNs);
            supervision.machine().begin(sequence);
            if (killSwitch.roll(timeNs)) {
                account.report(NO_STRATEGY, Instrument.NONE, NONE);
            }
            supervision.soft().begin(timeNs);
            gate.begin(timeNs);
            if (supervision.machine().isHalted()) {
                flattening.cancels().sweep();
            }
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /**
     * A fault of ours in what guards the money: trading halts within the same event, what was to be
     * sent is not, and the process stays up. Whatever fails on this way changes nothing about that;
     * where not even the halt can be had, the fault is let out and ends the process.
     */
    private void fail(RuntimeException fault) {
        failure = fault;
        hasFailed = false;
        decisions.giveUp();
        try {
            if (killSwitch.fail(NONE, 0)) {
                flattening.kill();
            }
        } catch (RuntimeException again) {
            fault.addSuppressed(again);
        }
        if (!supervision.machine().isHalted()) {
            throw fault;
        }
    }

    /**
     * The last fault of ours that halted trading, for the operator's eyes; no state.
     *
     * @return null when there was none
     */
    public @Nullable RuntimeException failure() {
        return failure;
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
        try {
            gate.onBar(instrument, volume, endNs);
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /**
     * Says whether an instrument's prices are doubted: then nothing is entered in it, and no price
     * of it halts trading.
     *
     * @param instrument id
     * @param doubted whether they are
     */
    public void suspect(int instrument, boolean doubted) {
        try {
            positions.suspect(instrument, doubted, emitter.timeNs());
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /**
     * Halts trading over a fault in the data that the settings refuse.
     *
     * @param measured operand of the fault
     * @param allowed its limit
     */
    public void refuse(long measured, long allowed) {
        halt(StateCause.DATA, measured, allowed);
    }

    /**
     * Halts trading over what was found outside of this stage.
     *
     * @param why what halts
     * @param measured operand of the fault
     * @param allowed its limit
     */
    public void halt(StateCause why, long measured, long allowed) {
        try {
            boolean isNew = why != StateCause.DATA || !supervision.machine().isHalted();
            if (isNew && killSwitch.halt(why, measured, allowed)) {
                flattening.kill();
            }
            haltOnFault();
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /**
     * Takes back an instruction that the guard at the order door refused: a new order is rejected,
     * a change leaves its order as it was. Called for all that were refused before {@link
     * #onRefused} for the first.
     *
     * @param cause sequence of the event that caused it
     * @param refused the instruction
     */
    public void takeBack(long cause, OrderFlyweight refused) {
        try {
            executions.takeBack(cause, refused);
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /**
     * Cancels what belongs to an instruction that was taken back, and halts trading.
     *
     * @param cause sequence of the event that caused it
     * @param number its number there
     * @param measured what the guard measured
     * @param allowed what it allows
     */
    public void onRefused(long cause, int number, long measured, long allowed) {
        try {
            protection.abandon(cause, number);
        } catch (RuntimeException e) {
            fail(e);
        }
        halt(StateCause.GATEWAY_GUARD, measured, allowed);
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
        try {
            take(instrument, last, high, low);
            haltOnFault();
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void take(int instrument, long last, long high, long low) {
        positions.mark(instrument, last, emitter.timeNs());
        gate.onPrice(instrument, last, emitter.timeNs());
        repricing.chase(instrument, emitter.timeNs());
        flattening.retry(instrument);
        boolean moves = positions.size(instrument) != 0 || positions.isRate(instrument);
        if (!moves || positions.isSuspect(instrument)) {
            return;
        }
        if (killSwitch.evaluate()) {
            flattening.kill();
        } else {
            flattening.closeHalf(supervision);
            protection.retry(instrument);
            if (!supervision.machine().isHalted()) {
                protection.follow(instrument, high, low);
            }
        }
    }

    /**
     * Lets time pass: what could not be closed before is tried again, and marks of what is held are
     * looked at. Called with timers and measurements.
     */
    public void onTime() {
        try {
            flattening.retry();
            haltOnFault();
            supervision.watch(desk);
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /**
     * Takes what was measured around the engine.
     *
     * @param measured journal, disk, venue link and clock
     */
    public void onHealth(HealthFlyweight measured) {
        try {
            if (supervision.onHealth(measured, desk.isExposed())) {
                flattening.kill();
            }
        } catch (RuntimeException e) {
            fail(e);
        }
        onTime();
    }

    /**
     * Carries out a command of an operator, and answers it.
     *
     * @param instrument id, {@link Instrument#NONE} when the command names none
     * @param command what is asked for
     */
    public void onCommand(int instrument, CommandFlyweight command) {
        try {
            commands.take(instrument, command);
            haltOnFault();
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /**
     * Takes a deposit or a withdrawal. It is neither profit nor loss: base and peak move with it.
     *
     * @param currency its number
     * @param amount fixed point, below 0 when taken out
     */
    public void onCashFlow(int currency, long amount) {
        try {
            killSwitch.onCashFlow(positions.deposit(currency, amount));
            account.report(NO_STRATEGY, Instrument.NONE, NONE);
            if (killSwitch.evaluate()) {
                flattening.kill();
            }
            flattening.closeHalf(supervision);
            haltOnFault();
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /**
     * Takes a broker's answer.
     *
     * @param instrument id
     * @param execution the answer
     * @return profit of the strategy's round trip that it ended, {@link FixedPoint#NONE} when none
     */
    public long onExecution(int instrument, ExecutionFlyweight execution) {
        long ended = NONE;
        try {
            ended = executions.take(instrument, execution);
            flattening.closeHalf(supervision);
            supervision.watch(orders);
            haltOnFault();
        } catch (RuntimeException e) {
            fail(e);
        }
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

    /**
     * Sizes and judges a decision, and writes size, codes, outcome and verdict into its record.
     *
     * @param instrumentId id
     * @param decision record being written; action, prices, request and plan are filled in
     * @param warm whether everything that the strategy uses is warm
     */
    public void prepare(int instrumentId, DecisionFlyweight decision, boolean warm) {
        try {
            decisions.prepare(instrumentId, decision, warm);
        } catch (RuntimeException e) {
            // The record of the decision is being written: the halt is told behind it.
            failure = e;
            hasFailed = true;
            decisions.giveUp(decision);
        }
    }

    /**
     * Emits the orders of the decision just prepared, with their verdicts, and sends what passed.
     */
    public void release() {
        RuntimeException before = failure;
        if (hasFailed && before != null) {
            fail(before);
            return;
        }
        try {
            decisions.release();
            haltOnFault();
        } catch (RuntimeException e) {
            fail(e);
        }
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
        return supervision.machine();
    }

    /**
     * What an operator may change while running, as it is now.
     *
     * @return the limits, to read
     */
    public LiveLimits limits() {
        return supervision.limits();
    }

    /**
     * Equity at the start of the session.
     *
     * @return fixed point
     */
    public long sessionBase() {
        return killSwitch.sessionBase();
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
        supervision.health().save(sink);
        flattening.save(sink);
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
        supervision.health().load(source);
        flattening.load(source);
    }
}
