package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;
import static io.millrace.risk.TestLimits.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.millrace.model.command.CommandKind;
import io.millrace.model.command.OperatorRole;
import io.millrace.model.event.CommandFlyweight;
import io.millrace.model.event.EventType;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.HealthFlyweight;
import io.millrace.model.state.Action;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Outcome;
import io.millrace.model.state.Side;
import io.millrace.model.state.SizeRequest;
import io.millrace.model.state.StateCause;
import io.millrace.model.state.Verdict;
import io.millrace.risk.state.SafetyLimits;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.function.Consumer;

/**
 * A fault in any call of the risk stage halts in the same event and does not end the process. The
 * faults need no seam: an instrument, a currency or a code that does not exist, buffers that are
 * too short, and an output that cannot be claimed.
 */
class FailClosedTest {

    private static final int NOWHERE = 99;

    private final TestLimits limits = new TestLimits();

    /** Every call into the stage, each with a fault inside. */
    enum Fault {
        SESSION(
                desk -> {
                    desk.timeNs += 86_400 * TestDesk.SECOND;
                    desk.sink.failOn(EventType.ACCOUNT);
                    desk.next();
                }),
        BAR(desk -> desk.stage.onBar(NOWHERE, fp("1"), desk.timeNs)),
        SUSPECT(desk -> desk.stage.suspect(NOWHERE, true)),
        PRICE(desk -> desk.stage.onPrice(NOWHERE, fp("1"))),
        RANGE(desk -> desk.stage.onRange(-1, fp("1"), fp("1"), fp("1"))),
        CASH_FLOW(desk -> desk.stage.onCashFlow(NOWHERE, fp("1"))),
        EXECUTION_KIND(desk -> desk.stage.onExecution(0, execution((byte) 77))),
        FILL_NOWHERE(
                desk ->
                        desk.stage.onExecution(
                                NOWHERE, execution((byte) ExecutionKind.FILL.code()))),
        CHARGE_NOWHERE(
                desk ->
                        desk.stage.onExecution(
                                NOWHERE, execution((byte) ExecutionKind.CHARGE.code()))),
        REPORT(
                desk -> {
                    desk.sink.failOn(EventType.ACCOUNT);
                    desk.fill(2, 2, Side.SELL, OrderRole.PROTECTIVE_STOP, "1", "95");
                }),
        PREPARE(
                desk -> {
                    desk.decision.action(99);
                    desk.stage.prepare(0, desk.decision, true);
                    desk.stage.release();
                }),
        SIZE(
                desk -> {
                    desk.decision.action(Action.ENTER_LONG.code()).sizeRequest(99);
                    desk.stage.prepare(0, desk.decision, true);
                    desk.stage.release();
                }),
        GATE(
                desk -> {
                    desk.decision.action(Action.ENTER_LONG.code()).strategyId(0);
                    desk.stage.prepare(NOWHERE, desk.decision, true);
                    desk.stage.release();
                }),
        RELEASE(
                desk -> {
                    desk.sink.failOn(EventType.ORDER);
                    desk.enter("1", "95");
                }),
        SEND(
                desk -> {
                    desk.sink.failOn(EventType.SEND);
                    desk.enter("1", "95");
                }),
        HEALTH(
                desk ->
                        desk.stage.onHealth(
                                new HealthFlyweight().wrap(new UnsafeBuffer(new byte[3]), 0))),
        COMMAND(
                desk ->
                        desk.stage.onCommand(
                                0, new CommandFlyweight().wrap(new UnsafeBuffer(new byte[3]), 0))),
        RESULT(
                desk -> {
                    desk.sink.failOn(EventType.COMMAND_RESULT);
                    desk.ask(CommandKind.NOTE, OperatorRole.VIEW);
                }),
        HALT(
                desk -> {
                    desk.sink.failOn(EventType.STATE_CHANGE);
                    desk.ask(CommandKind.HALT, OperatorRole.HALT);
                }),
        REFUSE(
                desk -> {
                    desk.sink.failOn(EventType.STATE_CHANGE);
                    desk.stage.refuse(2, 1);
                }),
        VALUE_TOO_LARGE(desk -> desk.price(0, "90000000000")),
        DEPOSIT_TOO_LARGE(desk -> desk.stage.onCashFlow(0, Long.MAX_VALUE));

        // A lambda without state; the checker cannot see that.
        @SuppressWarnings("ImmutableEnumChecker")
        private final Consumer<TestDesk> happens;

        Fault(Consumer<TestDesk> happens) {
            this.happens = happens;
        }
    }

    private static ExecutionFlyweight execution(byte kind) {
        return new ExecutionFlyweight()
                .wrap(new UnsafeBuffer(new byte[ExecutionFlyweight.LENGTH]), 0)
                .kind(kind)
                .side((byte) Side.BUY.code())
                .size(fp("1"))
                .price(fp("100"));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Fault.class)
    void shouldHaltInTheSameEventAndStayUp(Fault fault) {
        TestDesk desk = new TestDesk(limits, 2).open("200", "100", "95").price(0, "100");
        desk.want(Action.ENTER_LONG, SizeRequest.FIXED_SIZE, "5", "99", "90").take();
        fault.happens.accept(desk);
        assertEquals("HALTED", desk.stage.tradingState().state().name());
        desk.sink.failOn(-1);
        desk.take();

        desk.next();
        desk.stage.onPrice(1, fp("100"));
        desk.next();
        desk.enter("1", "90");
        assertEquals(
                List.of(),
                desk.take().stream()
                        .filter(line -> line.startsWith("SEND") && line.contains(" NEW "))
                        .toList());
        desk.ask(CommandKind.HALT, OperatorRole.HALT);
        assertEquals(1, desk.take().stream().filter(line -> line.startsWith("RESULT")).count());
    }

    @Test
    void shouldTellTheHaltBehindTheDecisionThatFailed() {
        TestDesk desk = new TestDesk(limits, 2).open("10", "100", "95").price(0, "100");
        desk.want(Action.ENTER_LONG, SizeRequest.FIXED_SIZE, "5", "99", "90").take();
        desk.decision.action(99);
        desk.stage.prepare(0, desk.decision, true);
        assertEquals(List.of(), desk.take());
        assertEquals(Outcome.BLOCKED.code(), desk.decision.outcome());
        assertEquals(Verdict.TRADING_HALTED.code(), desk.decision.verdict());

        desk.stage.release();
        assertEquals(
                List.of(
                        "STATE ACTIVE -> HALTED CRITICAL none limit 0 base 0",
                        "SEND 0 #3 CANCEL ENTRY BUY 5 LIMIT none stop none of 4/1"),
                desk.take());
        assertNotNull(desk.stage.failure());
    }

    @Test
    void shouldHaltAlthoughTheHaltCannotBeTold() {
        TestDesk desk = new TestDesk(limits, 2);
        desk.sink.failOn(EventType.STATE_CHANGE);
        desk.stage.onPrice(NOWHERE, fp("1"));

        assertEquals("CRITICAL", desk.stage.tradingState().cause().name());
        RuntimeException failure = desk.stage.failure();
        assertNotNull(failure);
        assertEquals(1, failure.getSuppressed().length);
    }

    @Test
    void shouldHaltWhenTheBaseOfTheSessionCannotBeComputed() {
        TestDesk desk = new TestDesk(limits, 2).open("10", "100", "95");
        desk.stage.onCashFlow(0, Long.MAX_VALUE);

        assertEquals(NONE, desk.stage.sessionBase());
        assertEquals("CRITICAL", desk.stage.tradingState().cause().name());
    }

    /**
     * A withdrawal makes the loss of 4,000 the whole of what the session may lose, so that half is
     * closed; with another order that closes too, more would be sold than there is.
     */
    @Test
    void shouldHaltWithTheWithdrawalThatClosesMoreThanThereIs() {
        limits.dailyLossBps = 500;
        limits.safety = new SafetyLimits(Long.MAX_VALUE, 0, 10_000, true);
        TestDesk desk = new TestDesk(limits, 2).open("100", "100", "50").price(0, "60");
        desk.book(0, 1, OrderRole.FLATTEN, Side.SELL, fp("5"), "60");
        assertEquals("ACTIVE", desk.stage.tradingState().state().name());
        desk.take();

        desk.next();
        desk.stage.onCashFlow(0, fp("-20000"));
        assertEquals(
                List.of(
                        "STATE ACTIVE -> REDUCING LADDER 4000 limit 4000 base 0",
                        "STATE REDUCING -> HALTED CRITICAL 105 limit 100 base 100"),
                desk.take().stream().filter(line -> line.startsWith("STATE")).toList());
    }

    /** The same in a halt that comes from outside, and closes everything for a loss before. */
    @Test
    void shouldTellWithTheHaltThatItWouldCloseMoreThanThereIs() {
        TestDesk desk = new TestDesk(limits, 2).open("100", "100", "50");
        desk.book(0, 1, OrderRole.FLATTEN, Side.SELL, fp("5"), "100");
        desk.take();

        desk.next();
        desk.stage.halt(StateCause.DRAWDOWN, 2, 1);
        assertEquals(
                List.of(
                        "STATE ACTIVE -> HALTED DRAWDOWN 0.00000002 limit 0.00000001 base 0",
                        "STATE HALTED -> HALTED CRITICAL 105 limit 100 base 100"),
                desk.take().stream().filter(line -> line.startsWith("STATE")).toList());
    }
}
