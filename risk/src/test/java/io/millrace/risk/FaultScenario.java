package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;
import static io.millrace.risk.TestLimits.fp;

import io.millrace.model.command.CommandKind;
import io.millrace.model.command.LimitName;
import io.millrace.model.command.OperatorRole;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.event.PlanFlyweight;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.instrument.Terms;
import io.millrace.model.state.Action;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderStatus;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;
import io.millrace.model.state.SizeRequest;
import io.millrace.risk.book.OpenOrders;
import io.millrace.risk.state.SafetyLimits;

import org.agrona.concurrent.UnsafeBuffer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A day of risk in steps, each of a few calls as the pipeline makes them: entries of every kind,
 * stops, targets, a chase, answers of every kind, losses, commands, measurements, cash flows, and
 * at the end the halts. Loaded a second time by the test that puts faults into it.
 */
public final class FaultScenario {

    private static final long DAY = 86_400;

    private final TestDesk desk;
    private final List<Consumer<TestDesk>> steps = new ArrayList<>();

    /** A desk before its day. */
    public FaultScenario() {
        TestLimits limits = new TestLimits();
        limits.messageRate = 600;
        limits.messageBurst = 100;
        limits.duplicateWindowNs = 1;
        limits.trips = 2;
        limits.pauseNs = 60 * TestDesk.SECOND;
        limits.softLossBps = 3_000;
        limits.dailyLossBps = 5_000;
        limits.safety = new SafetyLimits(50_000_000L, 0, 9_000, true);
        desk = new TestDesk(limits, instruments(), false);
        desk.stage.correlate((a, b) -> 0.9);
        day();
        end();
    }

    private static InstrumentTable instruments() {
        List<Instrument> list = new ArrayList<>();
        Terms plain = Terms.STANDARD;
        for (Instrument each : TestLimits.instrumentList(3, "1", "0.001")) {
            Terms terms =
                    new Terms(
                            plain.fees(),
                            plain.carry(),
                            plain.impact(),
                            each.id() == 2
                                    ? new Terms.Margin(fp("0.5"), fp("0.25"))
                                    : Terms.Margin.FULL,
                            each.id() == 1 ? "EUR" : "",
                            each.id() == 1 ? "" : "group",
                            0);
            Instrument quoted = TestLimits.quoted(each, each.id() == 2 ? "EUR" : "USD", terms);
            list.add(each.id() == 2 ? closed(quoted) : quoted);
        }
        return new InstrumentTable(list);
    }

    /** The day of the steps is a Sunday, when New York does not trade. */
    private static Instrument closed(Instrument open) {
        return new Instrument(
                open.id(),
                open.symbol(),
                open.venue(),
                open.quoteCurrency(),
                open.grid(),
                open.costs(),
                SessionCalendar.NYSE,
                open.collar(),
                open.hasTrades(),
                open.hasVolume(),
                open.hasQuotes(),
                open.terms());
    }

    private void step(Consumer<TestDesk> what) {
        steps.add(what);
    }

    private void day() {
        step(d -> d.price(1, "1"));
        step(d -> d.price(2, "100"));
        step(d -> d.price(0, "100"));
        for (int day = 0; day < 3; day++) {
            step(d -> d.stage.onBar(0, fp("100000"), d.timeNs));
            step(
                    d -> {
                        d.timeNs += DAY * TestDesk.SECOND;
                        d.price(2, "100").price(0, "100");
                    });
        }
        step(d -> other(d, ExecutionKind.FILL));
        step(d -> other(d, ExecutionKind.CHARGE));
        step(d -> d.enter("10", "95"));
        step(d -> accept(d, 2));
        step(d -> d.fill(cause, 1, Side.BUY, OrderRole.ENTRY, "4", "100", "0.1", "1"));
        step(d -> d.fill(cause, 1, Side.BUY, OrderRole.ENTRY, "1", "100", "0.1", "0"));
        step(d -> d.tell(cause, 2, ExecutionKind.REJECTED, "none"));
        step(d -> d.price(0, "100"));
        step(d -> planned(d, PlanFlyweight.LADDER, "95"));
        step(d -> accept(d, 4));
        step(d -> d.fill(cause, 1, Side.BUY, OrderRole.ENTRY, "5", "100"));
        step(d -> d.fill(cause, 3, Side.SELL, OrderRole.TAKE_PROFIT, "2", "105"));
        step(d -> d.price(0, "100"));
        step(d -> trailing(d));
        step(d -> accept(d, 2));
        step(d -> d.fill(cause, 1, Side.BUY, OrderRole.ENTRY, "5", "100"));
        step(d -> d.price(0, "104"));
        step(d -> d.price(0, "109"));
        step(d -> d.want(Action.MOVE_STOP, SizeRequest.NONE, "0", "99"));
        step(d -> chase(d));
        step(d -> d.pass(61).price(0, "109"));
        step(d -> d.tell(cause, 1, ExecutionKind.REPLACED, "109"));
        step(d -> d.want(Action.REPRICE, SizeRequest.NONE, "0", "107", "none"));
        step(d -> d.want(Action.CANCEL, SizeRequest.NONE, "0", "none"));
        step(d -> d.tell(cause, 1, ExecutionKind.CANCELLED, "none"));
        step(d -> d.want(Action.ENTER_LONG, SizeRequest.TARGET_WEIGHT, "0.9", "90"));
        step(d -> d.end(1, ExecutionKind.REJECTED));
        step(d -> d.want(Action.ENTER_LONG, SizeRequest.RISK_FRACTION, "0.001", "90"));
        step(d -> d.end(1, ExecutionKind.EXPIRED));
        endings();
    }

    private void endings() {
        step(d -> d.stage.suspect(0, true));
        step(d -> d.price(0, "109"));
        step(d -> d.stage.suspect(0, false));
        step(d -> d.fillOf(1, Side.BUY, fp("5"), "109"));
        step(d -> d.fillOf(1, Side.SELL, fp("5"), "100"));
        step(d -> d.fillOf(1, Side.BUY, fp("5"), "109"));
        step(d -> d.fillOf(1, Side.SELL, fp("5"), "100"));
        step(d -> d.enable(1, true));
        step(d -> d.fillOf(0, Side.SELL, d.stage.positions().size(0, 0), "90"));
        step(
                d -> {
                    for (int trip = 0; trip < 2; trip++) {
                        d.fillOf(0, Side.BUY, fp("5"), "109");
                        d.fillOf(0, Side.SELL, fp("5"), "100");
                    }
                    d.enter("10", "90");
                    d.enter("1", "90");
                });
        step(d -> d.pass(120));
        step(d -> d.ask(CommandKind.CANCEL_ALL, OperatorRole.HALT));
        step(d -> cancelled(d));
        step(d -> d.price(0, "109").enter("10", "95"));
        step(d -> accept(d, 2));
        step(d -> d.fill(cause, 1, Side.BUY, OrderRole.ENTRY, "5", "100"));
        step(d -> refuseStops(d));
        step(d -> d.price(0, "109"));
        step(d -> stopTwice(d));
        step(d -> d.next().tell(9_999, 1, ExecutionKind.CANCELLED, "none"));
        step(d -> cancelled(d));
        step(d -> d.reset(d.stage.tradingState().haltSequence(), 3));
        step(d -> d.pass(40).price(0, "109"));
        step(d -> d.health(0, 10, 100, 0, 0));
        step(d -> d.health(100, 10, 100, 0, 0));
        step(d -> d.health(0, 10, 100, 9_000, 4));
        step(d -> d.health(0, 10, 100, 0, 0));
        step(d -> d.pass(40).price(0, "109"));
        step(d -> lose(d, 80));
        step(d -> lose(d, 95));
        step(d -> d.setLimit(LimitName.DAILY_LOSS_BPS.code(), 5_000));
        step(d -> d.ask(CommandKind.HALT, OperatorRole.HALT));
        step(d -> d.pass(4));
        step(d -> cancelled(d));
        step(d -> d.reset(d.stage.tradingState().haltSequence(), 3));
        step(d -> d.pass(40).price(0, "109"));
        step(d -> d.next().fill(9_999, 1, Side.BUY, OrderRole.ENTRY, "1", "109"));
        step(d -> d.ask(CommandKind.RESUME, OperatorRole.TRADE));
        step(d -> d.stage.onCashFlow(1, fp("50")));
        step(d -> d.ask(CommandKind.NOTE, OperatorRole.VIEW));
        step(d -> d.ask(CommandKind.REDUCE, OperatorRole.HALT));
        step(d -> d.ask(CommandKind.RESUME, OperatorRole.TRADE));
        step(d -> d.setLimit(LimitName.MAX_POSITIONS.code(), 7));
        step(d -> d.want(Action.ENTER_LONG, SizeRequest.FIXED_SIZE, "3", "100", "90"));
        step(d -> d.enable(0, false));
        step(d -> d.enable(0, true));
        step(d -> d.want(Action.EXIT, SizeRequest.FIXED_SIZE, "3", "none"));
        step(d -> d.ask(CommandKind.CANCEL_ALL, OperatorRole.HALT));
        step(d -> d.ask(CommandKind.CLOSE, OperatorRole.HALT, 0));
        step(d -> d.price(0, "109").pass(4).price(0, "109"));
    }

    /** What halts by itself stands behind everything else. */
    private void end() {
        step(d -> d.ask(CommandKind.CLOSE_ALL, OperatorRole.HALT));
        step(d -> d.ask(CommandKind.FLATTEN, OperatorRole.HALT));
        step(d -> d.ask(CommandKind.RESUME, OperatorRole.TRADE));
        step(d -> d.stage.onCashFlow(0, fp("-60000")));
        step(d -> d.price(0, "60"));
        step(d -> d.price(0, "20"));
        step(d -> d.ask(CommandKind.EMERGENCY_STOP, OperatorRole.HALT));
        step(d -> d.pass(4).price(0, "20"));
        step(d -> cancelled(d));
        step(d -> d.reset(d.stage.tradingState().haltSequence(), 3));
        step(d -> d.keepBack(1));
        step(d -> d.stage.refuse(2, 1));
    }

    private long cause;

    /** Something of the other strategy in the instrument that is held on margin. */
    private static void other(TestDesk d, ExecutionKind kind) {
        ExecutionFlyweight execution =
                new ExecutionFlyweight()
                        .wrap(new UnsafeBuffer(new byte[ExecutionFlyweight.LENGTH]), 0)
                        .orderSequence(9_999)
                        .orderNumber(1)
                        .kind((byte) kind.code())
                        .side((byte) Side.BUY.code())
                        .strategyId(1)
                        .size(fp("5"))
                        .price(fp("100"))
                        .fee(fp("0.5"));
        if (kind == ExecutionKind.FILL) {
            d.book(2, 1, Side.BUY, fp("5"), "100");
        }
        d.next().stage.onExecution(2, execution);
    }

    private void accept(TestDesk d, int orders) {
        cause = d.sequence;
        d.next();
        for (int number = 1; number <= orders; number++) {
            d.tell(cause, number, ExecutionKind.ACCEPTED, "none");
        }
    }

    /** Whatever is being cancelled ends. */
    private static void cancelled(TestDesk d) {
        OpenOrders orders = d.next().stage.orders();
        for (int row = 0; row < orders.rows(); row++) {
            if (orders.status(row) == OrderStatus.CANCEL_PENDING) {
                long of = orders.sequence(row);
                d.tell(of, orders.number(row), ExecutionKind.CANCELLED, "none");
            }
        }
    }

    /** However often a stop leaves, the broker refuses it: what it protects is closed. */
    private static void refuseStops(TestDesk d) {
        OpenOrders orders = d.stage.orders();
        for (int row = 0; row != OpenOrders.ABSENT; ) {
            row = orders.findRole(0, OrderRole.PROTECTIVE_STOP, 0);
            if (row != OpenOrders.ABSENT) {
                long of = orders.sequence(row);
                d.next().tell(of, orders.number(row), ExecutionKind.REJECTED, "none");
            }
        }
        int exit = orders.findRole(0, OrderRole.EXIT, 0);
        if (exit != OpenOrders.ABSENT) {
            long of = orders.sequence(exit);
            d.next().tell(of, orders.number(exit), ExecutionKind.EXPIRED, "none");
        }
    }

    /** The loss of the session becomes so much of what it may be. */
    private static void lose(TestDesk d, int percent) {
        long base = d.stage.sessionBase();
        long loss = base - d.stage.positions().equity();
        double limit = 1e4 * loss / base * 100 / percent;
        d.setLimit(LimitName.DAILY_LOSS_BPS.code(), (long) Math.ceil(limit));
    }

    /** Check 21: the entry has a stop already that sells more than it could buy. */
    private static void stopTwice(TestDesk d) {
        OrderFlyweight known =
                new OrderFlyweight()
                        .wrap(new UnsafeBuffer(new byte[OrderFlyweight.BASE_LENGTH]), 0)
                        .number(1)
                        .action((byte) OrderAction.NEW.code())
                        .side((byte) Side.SELL.code())
                        .role((byte) OrderRole.PROTECTIVE_STOP.code())
                        .orderType((byte) OrderType.STOP.code())
                        .targetSequence(d.next().sequence)
                        .targetNumber(1)
                        .size(fp("100"))
                        .limitPrice(NONE)
                        .stopPrice(fp("90"));
        d.stage.orders().add(9_999, 0, known);
        d.enter("10", "95");
    }

    private static void planned(TestDesk d, int features, String stop) {
        d.next();
        d.plan(NONE);
        d.decision.action(Action.ENTER_LONG.code()).plan().features(features);
        d.wantPlanned(SizeRequest.FIXED_SIZE, "10", stop, "none");
    }

    private static void trailing(TestDesk d) {
        d.next();
        d.plan(NONE);
        d.decision.action(Action.ENTER_LONG.code()).plan().trail(fp("4"));
        d.wantPlanned(SizeRequest.FIXED_SIZE, "10", "none", "130");
    }

    private void chase(TestDesk d) {
        d.next();
        d.plan(NONE);
        d.decision.action(Action.ENTER_LONG.code()).plan().features(PlanFlyweight.CHASE);
        d.wantLimit(SizeRequest.FIXED_SIZE, "2", "105", "95");
        cause = d.sequence;
        d.next().tell(cause, 1, ExecutionKind.ACCEPTED, "none");
    }

    /** How many steps there are. */
    public int steps() {
        return steps.size();
    }

    /** Takes a step; what the stage throws is not caught. */
    public void take(int step) {
        steps.get(step).accept(desk);
    }

    /** The trading state. */
    public String state() {
        return desk.stage.tradingState().state().name();
    }

    /** New entries that left since the last call. */
    public List<String> entries() {
        return desk.take().stream().filter(line -> line.matches("SEND .* NEW ENTRY .*")).toList();
    }
}
