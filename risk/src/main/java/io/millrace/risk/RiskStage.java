package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.OutputSink;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.Action;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderStatus;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Outcome;
import io.millrace.model.state.PositionView;
import io.millrace.model.state.Side;
import io.millrace.model.state.SizeCode;
import io.millrace.model.state.StateHash;
import io.millrace.model.state.Verdict;
import io.millrace.risk.book.OpenOrders;
import io.millrace.risk.book.PositionBook;
import io.millrace.risk.gate.CorrelationSource;
import io.millrace.risk.state.KillSwitch;
import io.millrace.risk.state.TradingStateMachine;

import java.util.List;

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

    private final InstrumentTable instruments;
    private final PositionBook positions;
    private final OpenOrders orders;
    private final TradingStateMachine machine;
    private final KillSwitch killSwitch;
    private final PreTradeGate gate;
    private final PositionSizer sizer;
    private final OrderEmitter emitter;
    private final AccountReporter account;
    private final RiskView view;
    private final Candidate candidate = new Candidate();
    private final Candidate protection = new Candidate();
    private final boolean flattenOnKill;
    private boolean prepared;

    /**
     * A stage over a fresh account.
     *
     * @param limits what may be done
     * @param instruments what is traded
     * @param strategies who asks, in the order of their numbers
     * @param initialCash fixed point, above 0
     * @param outputs where orders and changes are told
     */
    public RiskStage(
            RiskLimits limits,
            InstrumentTable instruments,
            List<StrategyLimits> strategies,
            long initialCash,
            OutputSink outputs) {
        this.instruments = instruments;
        positions = new PositionBook(instruments.size(), initialCash);
        orders = new OpenOrders(instruments.size());
        view = new RiskView(positions, orders);
        machine = new TradingStateMachine(outputs);
        killSwitch =
                new KillSwitch(limits.kill(), machine, positions, instruments.get(0).calendar());
        gate =
                new PreTradeGate(
                        new GateSettings(limits, instruments, strategies),
                        new GateBooks(
                                positions, orders, new OneStrategy(positions), machine, killSwitch),
                        outputs);
        sizer = new PositionSizer(limits, positions, gate.exposure(), gate.pairs());
        emitter = new OrderEmitter(outputs, orders);
        account = new AccountReporter(outputs, positions, killSwitch);
        flattenOnKill = limits.kill().flatten();
    }

    /**
     * Goes through the start.
     *
     * @param latched whether a halt of an earlier run holds
     */
    public void start(boolean latched) {
        machine.start(latched);
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
            account.report(Instrument.NONE, NONE);
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
            kill();
        }
    }

    /**
     * Takes a market price.
     *
     * @param instrument id
     * @param price fixed point; one that is not above 0 is doubted
     */
    public void onPrice(int instrument, long price) {
        positions.mark(instrument, price, emitter.timeNs());
        gate.onPrice(instrument, price, emitter.timeNs());
        boolean counts = positions.size(instrument) != 0 && !positions.isSuspect(instrument);
        if (counts && killSwitch.evaluate()) {
            kill();
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
        int row = orders.find(execution.orderSequence(), execution.orderNumber());
        ExecutionKind kind = ExecutionKind.ofCode(execution.kind());
        if (kind == ExecutionKind.FILL) {
            return onFill(instrument, row, execution);
        }
        if (row != OpenOrders.ABSENT) {
            onAnswer(row, kind, execution);
        }
        return NONE;
    }

    private void onAnswer(int row, ExecutionKind kind, ExecutionFlyweight execution) {
        switch (kind) {
            case ACCEPTED -> orders.working(row);
            case CANCELLED -> orders.ended(row, OrderStatus.CANCELLED);
            case REJECTED -> orders.ended(row, OrderStatus.REJECTED);
            case EXPIRED -> orders.ended(row, OrderStatus.EXPIRED);
            case REPLACED -> orders.restop(row, execution.price());
            case FILL, TRIGGERED, CANCEL_REJECTED, REPLACE_REJECTED, CHARGE, NONE -> {
                // Nothing changes in the order.
            }
        }
    }

    private long onFill(int instrument, int row, ExecutionFlyweight execution) {
        if (row != OpenOrders.ABSENT) {
            noteFill(row, execution);
        }
        long signed = Side.ofCode(execution.side()).sign() * execution.size();
        long ended = positions.fill(instrument, signed, execution.price(), execution.fee());
        account.report(instrument, ended);
        if (ended != NONE) {
            gate.onRoundTrip(execution.strategyId(), instrument, ended, emitter.timeNs());
        }
        if (killSwitch.evaluate()) {
            kill();
        } else if (execution.role() == OrderRole.ENTRY.code() && flattens()) {
            // It traded before its cancel arrived.
            flatten(instrument);
        }
        return ended;
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
     * @param decision record being written; action, price, stop and request are filled in
     * @param warm whether everything that the strategy uses is warm
     */
    public void prepare(int instrumentId, DecisionFlyweight decision, boolean warm) {
        prepared = false;
        decision.size(0).riskAmount(0).riskFraction(0).verdict(0);
        decision.sizeCode(SizeCode.NONE.code()).sizeCap(0).outcome(Outcome.HOLD.code());
        switch (Action.ofCode(decision.action())) {
            case ENTER_LONG -> prepareEntry(instrumentId, decision, Side.BUY, warm);
            case ENTER_SHORT -> prepareEntry(instrumentId, decision, Side.SELL, warm);
            case EXIT -> prepareExit(instrumentId, decision);
            case MOVE_STOP -> prepareMove(instrumentId, decision);
            case HOLD, CANCEL, REPRICE -> {
                // Nothing is wanted.
            }
        }
    }

    private void prepareEntry(
            int instrumentId, DecisionFlyweight decision, Side side, boolean warm) {
        Instrument instrument = instruments.get(instrumentId);
        sizer.size(instrument, decision);
        decision.size(sizer.size())
                .sizeCode(sizer.code().code())
                .sizeCap(sizer.cap().code())
                .outcome(Outcome.BLOCKED.code());
        explainRisk(decision);
        if (sizer.code() != SizeCode.SIZED) {
            return;
        }
        candidate.start(instrumentId, decision.strategyId(), OrderRole.ENTRY, side, sizer.size());
        candidate.referencePrice = positions.mark(instrumentId);
        candidate.stopPrice = OrderPrices.onGrid(instrument, decision.stopPrice(), side);
        candidate.warm = warm;
        candidate.confidence = decision.confidence();
        if (decision.entryPrice() == NONE) {
            OrderPrices.marketable(instrument, candidate);
        } else {
            candidate.type = OrderType.LIMIT;
            candidate.limitPrice = OrderPrices.inside(instrument, decision.entryPrice(), side);
        }
        settle(decision);
    }

    private void explainRisk(DecisionFlyweight decision) {
        if (decision.stopPrice() == NONE) {
            return;
        }
        long entry = decision.entryPrice() == NONE ? decision.price() : decision.entryPrice();
        long amount = Notional.of(Math.abs(entry - decision.stopPrice()), decision.size());
        long equity = positions.equity();
        decision.riskAmount(amount)
                .riskFraction(
                        Notional.multiplyDivide(
                                amount, FixedPoint.ONE, equity, Notional.Rounding.HALF_EVEN));
    }

    private void prepareExit(int instrumentId, DecisionFlyweight decision) {
        long held = positions.size(instrumentId);
        decision.outcome(Outcome.BLOCKED.code());
        if (held == 0) {
            return;
        }
        closing(candidate, instrumentId, decision.strategyId(), OrderRole.EXIT);
        decision.size(candidate.size);
        settle(decision);
    }

    private void closing(Candidate order, int instrumentId, int strategy, OrderRole role) {
        long held = positions.size(instrumentId);
        order.start(instrumentId, strategy, role, Side.of(held).opposite(), Math.abs(held));
        order.referencePrice = positions.mark(instrumentId);
        OrderPrices.marketable(instruments.get(instrumentId), order);
    }

    private void prepareMove(int instrumentId, DecisionFlyweight decision) {
        decision.outcome(Outcome.BLOCKED.code());
        int row = view.protectionOf(instrumentId);
        if (row == OpenOrders.ABSENT) {
            return;
        }
        candidate.start(
                instrumentId,
                decision.strategyId(),
                OrderRole.PROTECTIVE_STOP,
                orders.side(row),
                orders.remaining(row));
        candidate.action = OrderAction.REPLACE;
        candidate.type = OrderType.STOP;
        candidate.referencePrice = positions.mark(instrumentId);
        candidate.stopPrice =
                OrderPrices.onGrid(
                        instruments.get(instrumentId),
                        decision.stopPrice(),
                        orders.side(row).opposite());
        candidate.targetSequence = orders.sequence(row);
        candidate.targetNumber = orders.number(row);
        decision.size(candidate.size);
        settle(decision);
    }

    private void settle(DecisionFlyweight decision) {
        Verdict verdict = gate.judge(candidate, emitter.timeNs());
        prepared = true;
        decision.verdict(verdict.code());
        if (verdict == Verdict.PASS) {
            decision.outcome(Outcome.TRADE.code());
        }
    }

    /**
     * Emits the order of the decision just prepared, with its verdict, and sends it when it passed.
     */
    public void release() {
        if (!prepared) {
            return;
        }
        prepared = false;
        boolean passed = gate.judgement().verdict() == Verdict.PASS;
        int number = emitter.judged(candidate, gate.judgement());
        if (passed) {
            send(candidate, number);
            if (candidate.role == OrderRole.ENTRY && candidate.stopPrice != NONE) {
                protect(number);
            }
        } else {
            haltOnFault();
        }
    }

    private void send(Candidate order, int number) {
        emitter.send(order, number);
        gate.onSent(order, emitter.timeNs());
    }

    /** Children that exceed their intent are made by a fault of the engine, not by a strategy. */
    private void haltOnFault() {
        Judgement judgement = gate.judgement();
        int check = Verdict.CONSERVATION.check();
        if (gate.brokeConservation()
                && killSwitch.fail(judgement.operand(check), judgement.limit(check))) {
            kill();
        }
    }

    private void protect(int entryNumber) {
        protection.start(
                candidate.instrument,
                candidate.strategy,
                OrderRole.PROTECTIVE_STOP,
                candidate.side.opposite(),
                candidate.size);
        protection.type = OrderType.STOP;
        protection.stopPrice = candidate.stopPrice;
        protection.referencePrice = candidate.referencePrice;
        protection.targetSequence = emitter.sequence();
        protection.targetNumber = entryNumber;
        Verdict verdict = gate.judge(protection, emitter.timeNs());
        int number = emitter.judged(protection, gate.judgement());
        if (verdict == Verdict.PASS) {
            send(protection, number);
        } else {
            haltOnFault();
        }
    }

    /**
     * Blocks by the state, cancels entries, closes positions; protective stops stay until the
     * position is gone.
     */
    private void kill() {
        for (int id = 0; id < instruments.size(); id++) {
            int row = orders.findRole(id, OrderRole.ENTRY, 0);
            while (row != OpenOrders.ABSENT) {
                emitter.cancel(row);
                gate.onCancel(id, emitter.timeNs());
                row = orders.findRole(id, OrderRole.ENTRY, row + 1);
            }
            if (flattens()) {
                flatten(id);
            }
        }
    }

    /** Losses and concentration are closed; after a failure the stops protect what is held. */
    private boolean flattens() {
        return flattenOnKill
                && switch (machine.cause()) {
                    case DAILY_LOSS, DRAWDOWN, CONCENTRATION -> machine.isHalted();
                    case NONE, START_UP, CRITICAL, MANUAL, WATCHDOG, LATCH, DATA -> false;
                };
    }

    /** Closes what is held and not yet being closed by the kill. */
    private void flatten(int instrumentId) {
        if (positions.size(instrumentId) == 0) {
            return;
        }
        closing(candidate, instrumentId, 0, OrderRole.FLATTEN);
        int row = orders.findRole(instrumentId, OrderRole.FLATTEN, 0);
        while (row != OpenOrders.ABSENT) {
            candidate.size -= orders.side(row) == candidate.side ? orders.remaining(row) : 0;
            row = orders.findRole(instrumentId, OrderRole.FLATTEN, row + 1);
        }
        if (candidate.size <= 0) {
            return;
        }
        Verdict verdict = gate.judge(candidate, emitter.timeNs());
        int number = emitter.judged(candidate, gate.judgement());
        if (verdict == Verdict.PASS) {
            send(candidate, number);
        }
    }

    /**
     * What a strategy holds.
     *
     * @param strategy its number
     * @return a view that follows the books
     */
    public PositionView view(int strategy) {
        return view;
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
     * The trading state.
     *
     * @return the machine, to read
     */
    public TradingStateMachine tradingState() {
        return machine;
    }

    /**
     * Adds everything that later decisions depend on.
     *
     * @param hash to add to
     */
    public void hashInto(StateHash hash) {
        machine.hashInto(hash);
        killSwitch.hashInto(hash);
        positions.hashInto(hash);
        orders.hashInto(hash);
        gate.hashInto(hash);
    }
}
