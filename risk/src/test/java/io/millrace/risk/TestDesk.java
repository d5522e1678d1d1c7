package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;
import static io.millrace.risk.TestLimits.fp;

import io.millrace.model.command.CommandKind;
import io.millrace.model.command.OperatorRole;
import io.millrace.model.event.CommandFlyweight;
import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.HealthFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.Action;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;
import io.millrace.model.state.SizeRequest;
import io.millrace.model.state.StateBuffer;
import io.millrace.risk.book.Funds;

import org.agrona.concurrent.UnsafeBuffer;

import java.util.List;

/** A risk stage with a recording sink, driven event by event. */
final class TestDesk {

    static final long SECOND = 1_000_000_000L;

    final RecordingSink sink;
    final RiskStage stage;
    final DecisionFlyweight decision =
            new DecisionFlyweight().wrap(new UnsafeBuffer(new byte[DecisionFlyweight.LENGTH]), 0);
    private final ExecutionFlyweight execution =
            new ExecutionFlyweight().wrap(new UnsafeBuffer(new byte[ExecutionFlyweight.LENGTH]), 0);
    final CommandFlyweight command =
            new CommandFlyweight()
                    .wrap(new UnsafeBuffer(new byte[CommandFlyweight.LENGTH]), 0)
                    .strategyId(-1)
                    .limit(-1);
    private final HealthFlyweight measured =
            new HealthFlyweight().wrap(new UnsafeBuffer(new byte[HealthFlyweight.LENGTH]), 0);
    long sequence;
    long timeNs = 1_767_225_600L * SECOND;

    TestDesk(TestLimits limits, int instruments) {
        this(limits, instruments, false);
    }

    TestDesk(TestLimits limits, int instruments, boolean quiet) {
        this(limits, TestLimits.instruments(instruments, "1", "0"), quiet);
    }

    TestDesk(TestLimits limits, InstrumentTable instruments, boolean quiet) {
        sink = new RecordingSink(quiet);
        stage =
                new RiskStage(
                        new RiskSettings(
                                limits.build(),
                                List.of(new StrategyLimits(true, 0), new StrategyLimits(true, 0)),
                                OrderPolicy.standard(),
                                Funds.of(fp("100000"), instruments)),
                        instruments,
                        sink);
        stage.start(false);
        TestLimits.plain(decision, NONE);
        next();
        sink.take();
    }

    TestDesk next() {
        timeNs += SECOND;
        stage.begin(++sequence, timeNs);
        return this;
    }

    TestDesk price(int instrument, String price) {
        next();
        stage.onPrice(instrument, fp(price));
        return this;
    }

    TestDesk want(Action action, SizeRequest request, String value, String stop) {
        return want(action, request, value, "none", stop);
    }

    TestDesk want(Action action, SizeRequest request, String value, String entry, String stop) {
        plan(fp(entry));
        decision.strategyId(0)
                .action(action.code())
                .sizeRequest(request.code())
                .requestValue(fp(value))
                .price(stage.positions().mark(0))
                .entryPrice(fp(entry))
                .stopPrice(fp(stop));
        stage.prepare(0, decision, true);
        stage.release();
        return this;
    }

    void plan(long entry) {
        decision.position(stage.positions().size(0, 0));
        TestLimits.plain(decision, entry);
    }

    /** A market order with the plan and the action that the test has set. */
    TestDesk wantPlanned(SizeRequest request, String value, String stop, String target) {
        return wantAs(request, value, NONE, stop, fp(target));
    }

    /** A limit order with the plan and the action that the test has set. */
    TestDesk wantLimit(SizeRequest request, String value, String limit, String stop) {
        decision.plan().orderType(OrderType.LIMIT.code());
        return wantAs(request, value, fp(limit), stop, NONE);
    }

    private TestDesk wantAs(
            SizeRequest request, String value, long limit, String stop, long target) {
        decision.strategyId(0)
                .sizeRequest(request.code())
                .requestValue(fp(value))
                .price(stage.positions().mark(0))
                .entryPrice(limit)
                .stopPrice(fp(stop))
                .targetPrice(target);
        stage.prepare(0, decision, true);
        stage.release();
        return this;
    }

    TestDesk enter(String size, String stop) {
        return want(Action.ENTER_LONG, SizeRequest.FIXED_SIZE, size, stop);
    }

    TestDesk fill(long cause, int number, Side side, OrderRole role, String size, String price) {
        return fill(cause, number, side, role, size, price, "0", "0");
    }

    TestDesk fill(
            long cause,
            int number,
            Side side,
            OrderRole role,
            String size,
            String price,
            String fee,
            String remaining) {
        answer(cause, number, ExecutionKind.FILL, side, role);
        execution.size(fp(size)).price(fp(price)).fee(fp(fee)).remaining(fp(remaining));
        stage.onExecution(0, execution);
        return this;
    }

    /** A fill of a market order of a strategy that the books know, whole. */
    TestDesk fillOf(int strategy, Side side, long size, String price) {
        book(0, strategy, side, size, price);
        answer(9_999, 1, ExecutionKind.FILL, side, OrderRole.ENTRY);
        execution.strategyId(strategy).size(size).price(fp(price));
        stage.onExecution(0, execution);
        execution.strategyId(0);
        return this;
    }

    /** A fill of what it says, whatever that is; the next answer is of strategy 0 again. */
    TestDesk fillAs(int strategy, int instrument, Side side, long cause, String size) {
        answer(cause, 1, ExecutionKind.FILL, side, OrderRole.ENTRY);
        execution.strategyId(strategy).size(fp(size)).price(fp("100")).fee(fp("1"));
        stage.onExecution(instrument, execution);
        execution.strategyId(0);
        return this;
    }

    /** What holding a position costs a strategy. */
    TestDesk charge(int strategy, String amount) {
        answer(0, 0, ExecutionKind.CHARGE, Side.BUY, OrderRole.ENTRY);
        execution.strategyId(strategy).fee(fp(amount));
        stage.onExecution(0, execution);
        execution.strategyId(0);
        return this;
    }

    /** Lets the books know an order 9999/1, as if it had left. */
    void book(int instrument, int strategy, Side side, long size, String price) {
        book(instrument, strategy, OrderRole.ENTRY, side, size, price);
    }

    /** The same in any role. */
    void book(int instrument, int strategy, OrderRole role, Side side, long size, String price) {
        OrderFlyweight known =
                new OrderFlyweight()
                        .wrap(new UnsafeBuffer(new byte[OrderFlyweight.BASE_LENGTH]), 0)
                        .number(1)
                        .action((byte) OrderAction.NEW.code())
                        .side((byte) side.code())
                        .role((byte) role.code())
                        .strategyId(strategy)
                        .size(size)
                        .limitPrice(fp(price))
                        .stopPrice(NONE);
        stage.orders().add(9_999, instrument, known);
    }

    TestDesk tell(long cause, int number, ExecutionKind kind, String price) {
        answer(cause, number, kind, Side.SELL, OrderRole.PROTECTIVE_STOP);
        execution.price(fp(price));
        stage.onExecution(0, execution);
        return this;
    }

    /** Ends an order of the event in hand. */
    void end(int number, ExecutionKind kind) {
        answer(sequence, number, kind, Side.BUY, OrderRole.ENTRY);
        stage.onExecution(0, execution);
    }

    /** Outputs so far that are not of orders: the start, and one report per session. */
    long sessions() {
        long first = 1_767_225_600L * SECOND;
        long day = 86_400L * SECOND;
        return 3 + 1 + (timeNs - first) / day;
    }

    private void answer(long cause, int number, ExecutionKind kind, Side side, OrderRole role) {
        execution
                .orderSequence(cause)
                .orderNumber(number)
                .kind((byte) kind.code())
                .side((byte) side.code())
                .role((byte) role.code())
                .price(NONE)
                .size(0)
                .fee(0)
                .remaining(0);
    }

    /** An entry of the sequence now, accepted with its stop and filled in the next event. */
    TestDesk open(String size, String price, String stop) {
        price(0, price).enter(size, stop);
        long cause = sequence;
        next().tell(cause, 1, ExecutionKind.ACCEPTED, "none");
        tell(cause, 2, ExecutionKind.ACCEPTED, "none");
        fill(cause, 1, Side.BUY, OrderRole.ENTRY, size, price);
        sink.take();
        return this;
    }

    /** A command without operands, of an instrument or of none, in an event of its own. */
    TestDesk ask(CommandKind kind, OperatorRole role, int instrument) {
        next();
        command.commandId(sequence).kind(kind.code()).role(role.code());
        stage.onCommand(instrument, command);
        command.strategyId(-1).limit(-1).flags(0).value(0).haltSequence(0);
        return this;
    }

    TestDesk ask(CommandKind kind, OperatorRole role) {
        return ask(kind, role, Instrument.NONE);
    }

    TestDesk reset(long haltSequence, int flags) {
        command.haltSequence(haltSequence).flags(flags);
        return ask(CommandKind.RESET, OperatorRole.RISK);
    }

    TestDesk setLimit(int limit, long value) {
        command.limit(limit).value(value);
        return ask(CommandKind.SET_LIMIT, OperatorRole.RISK);
    }

    TestDesk enable(int strategy, boolean isOn) {
        command.strategyId(strategy);
        return ask(
                isOn ? CommandKind.ENABLE_STRATEGY : CommandKind.DISABLE_STRATEGY,
                OperatorRole.TRADE);
    }

    /** A measurement: lag and silence in ms, room in MiB, skew in ms. */
    TestDesk health(long lag, long room, long silent, long skew, int flags) {
        next();
        long ms = SECOND / 1_000;
        measured.durableLagNs(lag * ms)
                .freeBytes(room << 20)
                .linkSilentNs(silent * ms)
                .clockSkewNs(skew * ms)
                .flags(flags);
        stage.onHealth(measured);
        return this;
    }

    TestDesk pass(long seconds) {
        timeNs += (seconds - 1) * SECOND;
        next();
        stage.onTime();
        return this;
    }

    /** Another stage that goes on from the state of this one. */
    TestDesk restarted(TestLimits limits, InstrumentTable instruments) {
        StateBuffer state = new StateBuffer();
        stage.save(state);
        TestDesk other = new TestDesk(limits, instruments, false);
        other.stage.load(new StateBuffer(state.toBytes()));
        other.sequence = sequence;
        other.timeNs = timeNs;
        return other;
    }

    /** The last guard keeps back what this event sent as a number. */
    void keepBack(int number) {
        OrderFlyweight refused =
                new OrderFlyweight()
                        .wrap(new UnsafeBuffer(new byte[OrderFlyweight.JUDGED_LENGTH]), 0)
                        .action((byte) OrderAction.NEW.code())
                        .number(number);
        stage.takeBack(sequence, refused);
        stage.onRefused(sequence, number, fp("1000"), fp("900"));
    }

    List<String> take() {
        return sink.take();
    }
}
