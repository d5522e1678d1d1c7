package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.event.HealthFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.event.OutputSink;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.instrument.Terms;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;
import io.millrace.model.state.Verdict;
import io.millrace.risk.book.Funds;
import io.millrace.risk.book.OpenOrders;
import io.millrace.risk.book.PositionBook;
import io.millrace.risk.gate.AccountLimits;
import io.millrace.risk.gate.FlowLimits;
import io.millrace.risk.gate.MarketLimits;
import io.millrace.risk.gate.SessionCheck;
import io.millrace.risk.state.HealthWatch;
import io.millrace.risk.state.KillLimits;
import io.millrace.risk.state.KillSwitch;
import io.millrace.risk.state.SafetyLimits;
import io.millrace.risk.state.TradingStateMachine;

import org.agrona.concurrent.UnsafeBuffer;

import java.util.ArrayList;
import java.util.List;

/**
 * A gate with every check on: five instruments of New York in one venue, one of them on margin, in
 * groups; 64 entries in memory, 21 days of volume, journal and venue measured, correlations known.
 * The account holds nothing, as it does when most entries are judged, or is in the middle of its
 * day: three instruments held with their stops and targets, two more entries at work. The 64
 * entries that the gate is asked about differ in instrument, size, price, stop and target, and pass
 * all 27 checks that an entry has; 21 has no children to weigh, 29 stands at the order door.
 */
public final class GateLoad {

    /** Different orders. */
    public static final int ORDERS = 64;

    private static final int INSTRUMENTS = 5;
    private static final int HELD = 3;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long DAY_NS = 86_400 * SECOND_NS;

    /** Monday 2026-01-05, 15:00 UTC: 10:00 in New York. */
    private static final long NOW_NS = 1_767_625_200L * SECOND_NS;

    private static final int NOTHING_TO_JUDGE = 1 << 20 | 1 << 28;

    private final boolean isFull;
    private final InstrumentTable table;
    private final PositionBook positions;
    private final OpenOrders orders = new OpenOrders(1, INSTRUMENTS);
    private final HealthWatch health = new HealthWatch(SafetyLimits.STANDARD);
    private final TradingStateMachine machine;
    private final PreTradeGate gate;
    private final Candidate[] candidates = new Candidate[ORDERS];
    private final OrderFlyweight record =
            new OrderFlyweight().wrap(new UnsafeBuffer(new byte[OrderFlyweight.JUDGED_LENGTH]), 0);
    private int next;

    /**
     * A gate that was used before.
     *
     * @param outputs where changes are told
     * @param isFull whether something is held and asked for
     */
    public GateLoad(OutputSink outputs, boolean isFull) {
        this.isFull = isFull;
        table = table(isFull);
        positions = new PositionBook(1, INSTRUMENTS, Funds.of(fixed(1_000_000), table));
        machine = new TradingStateMachine(outputs);
        KillSwitch killSwitch =
                new KillSwitch(
                        new KillLimits(300, 2_000, 5_000, true),
                        machine,
                        positions,
                        SessionCalendar.NYSE);
        gate =
                new PreTradeGate(
                        new GateSettings(limits(), table, List.of(new StrategyLimits(true, 50))),
                        new GateBooks(positions, orders, positions, machine, killSwitch, health),
                        outputs);
        gate.pairs().follow((a, b) -> Math.abs(a - b) == 1 ? 0.9 : 0.2);
        machine.start(false);
        health.take(
                new HealthFlyweight()
                        .wrap(new UnsafeBuffer(new byte[HealthFlyweight.LENGTH]), 0)
                        .freeBytes(100L << 30)
                        .linkSilentNs(SECOND_NS));
        past();
        killSwitch.roll(NOW_NS);
        for (int i = 0; i < ORDERS; i++) {
            candidates[i] = entry(i);
        }
    }

    private static long fixed(double value) {
        return FixedPoint.fromDouble(value);
    }

    /** Three of a group are as many as may be held of one. */
    private static InstrumentTable table(boolean isFull) {
        List<Instrument> list = new ArrayList<>();
        Terms plain = Terms.STANDARD;
        for (int id = 0; id < INSTRUMENTS; id++) {
            long margin = id == HELD ? FixedPoint.ONE / 4 : FixedPoint.ONE;
            list.add(
                    new Instrument(
                            id,
                            "I" + id,
                            "BENCH",
                            "USD",
                            new Instrument.Grid(fixed(0.01), fixed(0.001), fixed(1)),
                            new Instrument.Costs(0, fixed(0.0001), 0, 0),
                            SessionCalendar.NYSE,
                            fixed(0.02),
                            true,
                            true,
                            true,
                            new Terms(
                                    plain.fees(),
                                    plain.carry(),
                                    plain.impact(),
                                    new Terms.Margin(margin, margin),
                                    "",
                                    id < HELD || !isFull ? "group" : "",
                                    0)));
        }
        return new InstrumentTable(list);
    }

    private static RiskLimits limits() {
        return new RiskLimits(
                new RiskLimits.OrderLimits(
                        2_000, fixed(500_000), 5 * SECOND_NS, SECOND_NS, false, true, 1_500),
                new RiskLimits.TotalLimits(2_000, 5_000, 50, 10, 5, 200),
                new KillLimits(300, 2_000, 5_000, true),
                true,
                new MarketLimits(
                        List.of("I0", "I1", "I2", "I3", "I4"),
                        List.of(),
                        SessionCheck.ON,
                        500,
                        300 * SECOND_NS,
                        100),
                new FlowLimits(600, 300, 10, 20, FlowLimits.STANDARD.losses(), List.of()),
                AccountLimits.STANDARD,
                SafetyLimits.STANDARD);
    }

    /** Three weeks of bars, 64 entries of other days, prices of five minutes, what is held. */
    private void past() {
        for (int id = 0; id < INSTRUMENTS; id++) {
            for (int day = 30; day > 0; day--) {
                gate.onBar(id, fixed(10_000_000), NOW_NS - day * DAY_NS);
            }
            for (int second = 299; second >= 0; second--) {
                gate.onPrice(id, fixed(100 + 0.01 * (second % 7)), NOW_NS - second * SECOND_NS);
            }
            positions.mark(id, fixed(100), NOW_NS - SECOND_NS / 10);
        }
        Candidate order = new Candidate();
        for (int i = 0; i < ORDERS; i++) {
            order.start(i % INSTRUMENTS, 0, OrderRole.ENTRY, Side.BUY, fixed(1_000 + i));
            gate.onSent(order, NOW_NS - 3 * DAY_NS);
        }
        gate.onSent(order, NOW_NS - 30 * SECOND_NS);
        if (isFull) {
            hold();
        }
    }

    private void hold() {
        Candidate order = new Candidate();
        for (int id = 1; id <= HELD; id++) {
            positions.fill(0, id, fixed(100), fixed(99.5), fixed(1));
            work(order.start(id, 0, OrderRole.PROTECTIVE_STOP, Side.SELL, fixed(100)), 95, true);
            work(order.start(id, 0, OrderRole.TAKE_PROFIT, Side.SELL, fixed(100)), 110, false);
        }
        work(order.start(1, 0, OrderRole.ENTRY, Side.BUY, fixed(10)), 99, false);
        work(order.start(4, 0, OrderRole.ENTRY, Side.BUY, fixed(10)), 99, false);
    }

    private void work(Candidate order, double price, boolean stops) {
        order.type = stops ? OrderType.STOP : OrderType.LIMIT;
        order.limitPrice = stops ? NONE : fixed(price);
        order.triggerPrice = stops ? fixed(price) : NONE;
        order.referencePrice = fixed(100);
        order.writeTo(record, orders.totals().open() + 1);
        orders.add(1, order.instrument, record);
    }

    private static Candidate entry(int i) {
        Candidate order = new Candidate();
        order.start(i % INSTRUMENTS, 0, OrderRole.ENTRY, Side.BUY, fixed(20 + 0.125 * i));
        order.type = OrderType.LIMIT;
        order.limitPrice = fixed(100 + 0.01 * (i % 11));
        order.referencePrice = fixed(100);
        order.stopPrice = fixed(97 - 0.01 * i);
        order.targetPrice = i % 2 == 0 ? fixed(105) : NONE;
        order.children = i % 2 == 0 ? 2 : 1;
        order.confidence = 60 + i % 40;
        return order;
    }

    /**
     * Judges the next order.
     *
     * @return code of its verdict; {@link Verdict#PASS} is 0
     */
    public int judge() {
        Candidate order = candidates[next];
        next = (next + 1) & (ORDERS - 1);
        return gate.judge(order, NOW_NS).code();
    }

    /**
     * Judges every order once.
     *
     * @return sum of the codes of their verdicts
     */
    public int judgeAll() {
        int sum = 0;
        for (int i = 0; i < ORDERS; i++) {
            sum += judge();
        }
        return sum;
    }

    /**
     * Judges the next order and writes its record as it is journaled: base, masks and operands.
     *
     * @return code of its verdict
     */
    public int judgeAndWrite() {
        Candidate order = candidates[next];
        next = (next + 1) & (ORDERS - 1);
        gate.judge(order, NOW_NS);
        order.writeTo(record, 1);
        gate.judgement().writeTo(record);
        return record.verdict();
    }

    /**
     * Judges every order once and looks at the answers.
     *
     * @throws IllegalStateException when one did not pass, or a check did not judge
     */
    public void check() {
        for (int i = 0; i < ORDERS; i++) {
            int verdict = judgeAndWrite();
            if (verdict != Verdict.PASS.code() || record.notApplicable() != NOTHING_TO_JUDGE) {
                throw new IllegalStateException(
                        "order "
                                + i
                                + ": verdict "
                                + gate.judgement().verdict()
                                + ", nothing to judge for "
                                + Integer.toBinaryString(record.notApplicable())
                                + "; all 27 that an entry has must pass");
            }
        }
    }
}
