package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;
import static io.millrace.risk.TestLimits.fp;

import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.instrument.Terms;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;
import io.millrace.model.state.Verdict;
import io.millrace.risk.book.OpenOrders;
import io.millrace.risk.book.PositionBook;
import io.millrace.risk.book.StrategyPositions;
import io.millrace.risk.gate.CorrelationSource;
import io.millrace.risk.state.HealthWatch;
import io.millrace.risk.state.KillSwitch;
import io.millrace.risk.state.SafetyLimits;
import io.millrace.risk.state.TradingStateMachine;

import org.agrona.concurrent.UnsafeBuffer;

import java.util.ArrayList;
import java.util.List;

/** A gate over books that a test fills as it likes: four instruments and three strategies. */
final class GateBench implements StrategyPositions {

    /** Monday 2026-01-05, 15:00 UTC: 10:00 in New York. */
    static final long NOW = 1_767_625_200_000_000_000L;

    static final int INSTRUMENTS = 4;
    static final int STRATEGIES = 3;

    final TestLimits limits = new TestLimits();
    final RecordingSink sink = new RecordingSink(false);
    final TradingStateMachine machine = new TradingStateMachine(new RecordingSink(true));
    final PositionBook positions = TestLimits.book(INSTRUMENTS, fp("100000"));
    final OpenOrders orders = new OpenOrders(STRATEGIES, INSTRUMENTS);
    final HealthWatch health = new HealthWatch(SafetyLimits.STANDARD);
    final Candidate candidate = new Candidate();
    final long[][] held = new long[STRATEGIES][INSTRUMENTS];
    long version;
    final double[][] correlation = new double[INSTRUMENTS][INSTRUMENTS];
    final StrategyLimits[] strategies = new StrategyLimits[STRATEGIES];
    final Terms[] terms = new Terms[INSTRUMENTS];
    SessionCalendar calendar = SessionCalendar.ALWAYS_OPEN;
    boolean hasVolume = true;
    private boolean isSynchronised = true;
    private KillSwitch killSwitch = killSwitch();
    private PreTradeGate gate;
    private int sent;

    GateBench() {
        this(true);
    }

    /** A bench whose trading state has gone through its start, or not yet. */
    GateBench(boolean isStarted) {
        java.util.Arrays.fill(strategies, new StrategyLimits(true, 0));
        java.util.Arrays.fill(terms, Terms.STANDARD);
        for (double[] row : correlation) {
            java.util.Arrays.fill(row, Double.NaN);
        }
        if (isStarted) {
            machine.start(false);
        }
        gate = build();
    }

    private KillSwitch killSwitch() {
        return new KillSwitch(limits.kill(), machine, positions, SessionCalendar.ALWAYS_OPEN);
    }

    /** The gate anew, over the same books, with what was changed; every instrument at 100. */
    GateBench ready() {
        for (int id = 0; id < INSTRUMENTS; id++) {
            positions.mark(id, fp("100"), NOW);
        }
        killSwitch = killSwitch();
        gate = build();
        gate.onPrice(0, fp("100"), NOW);
        return this;
    }

    private PreTradeGate build() {
        PreTradeGate made =
                new PreTradeGate(
                        new GateSettings(limits.build(), instruments(), List.of(strategies)),
                        new GateBooks(positions, orders, this, machine, killSwitch, health),
                        sink);
        CorrelationSource source =
                new CorrelationSource() {
                    @Override
                    public double correlation(int a, int b) {
                        return correlation[a][b];
                    }

                    @Override
                    public long version() {
                        return version;
                    }
                };
        made.pairs().follow(source);
        return made;
    }

    InstrumentTable instruments() {
        return new InstrumentTable(list());
    }

    long base() {
        return killSwitch.sessionBase();
    }

    List<Instrument> list() {
        List<Instrument> list = new ArrayList<>();
        for (Instrument each : TestLimits.instrumentList(INSTRUMENTS, "1", "0")) {
            list.add(
                    new Instrument(
                            each.id(),
                            each.symbol(),
                            each.id() < 2 ? "ONE" : "TWO",
                            each.quoteCurrency(),
                            each.grid(),
                            each.costs(),
                            calendar,
                            each.collar(),
                            each.hasTrades(),
                            hasVolume,
                            each.hasQuotes(),
                            terms[each.id()]));
        }
        return list;
    }

    PreTradeGate gate() {
        return gate;
    }

    Judgement judgement() {
        return gate.judgement();
    }

    /** Strategies hold what a test says, not what the account holds. */
    GateBench hold(int strategy, int instrument, String size) {
        isSynchronised = false;
        held[strategy][instrument] = fp(size);
        return this;
    }

    GateBench fill(int instrument, String size, String price) {
        positions.fill(0, instrument, fp(size), fp(price), 0);
        return this;
    }

    @Override
    public long size(int strategy, int instrument) {
        return isSynchronised
                ? strategy == 0 ? positions.size(instrument) : 0
                : held[strategy][instrument];
    }

    @Override
    public int strategies() {
        return STRATEGIES;
    }

    Candidate entry(Side side, String size, String limit) {
        candidate.start(0, 0, OrderRole.ENTRY, side, fp(size));
        candidate.referencePrice = positions.mark(0);
        candidate.type = OrderType.LIMIT;
        candidate.limitPrice = fp(limit);
        candidate.stopPrice = fp(side == Side.BUY ? "50" : "200");
        return candidate;
    }

    Candidate buy(String size) {
        return entry(Side.BUY, size, "100");
    }

    Candidate reducing(OrderRole role, Side side, String size) {
        entry(side, size, "100").role = role;
        candidate.stopPrice = NONE;
        if (role == OrderRole.PROTECTIVE_STOP) {
            candidate.type = OrderType.STOP;
            candidate.limitPrice = NONE;
            candidate.stopPrice = fp(side == Side.SELL ? "95" : "105");
        }
        return candidate;
    }

    Verdict judge(Candidate order) {
        return gate.judge(order, NOW);
    }

    Verdict judge(Candidate order, long laterNs) {
        return gate.judge(order, NOW + laterNs);
    }

    /** Books a candidate as sent, under cause 99; its row. */
    int book(Candidate order) {
        OrderFlyweight record =
                new OrderFlyweight()
                        .wrap(new UnsafeBuffer(new byte[OrderFlyweight.BASE_LENGTH]), 0);
        order.writeTo(record, ++sent);
        return orders.add(99, order.instrument, record);
    }

    int lastNumber() {
        return sent;
    }

    static int mask(int... checks) {
        int mask = 0;
        for (int check : checks) {
            mask |= 1 << (check - 1);
        }
        return mask;
    }
}
