package io.millrace.ops.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.model.event.AccountFlyweight;
import io.millrace.model.event.BarFlyweight;
import io.millrace.model.event.CashFlowFlyweight;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.TradeFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Side;
import io.millrace.model.time.Timeframe;
import io.millrace.ops.cli.Program;
import io.millrace.ops.config.InstrumentFile;
import io.millrace.risk.book.Funds;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/** The ledger over records made by hand. */
class LedgerTest {

    private static final long ONE = FixedPoint.ONE;
    private static final long START_NS = 1_700_000_000_000_000_000L;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    private Ledger ledger;
    private long sequence;
    private long timeNs = START_NS;

    @BeforeEach
    void open() {
        InstrumentTable table =
                InstrumentFile.read(Program.root().resolve("conf/instruments.toml"));
        InstrumentTable one = new InstrumentTable(List.of(table.get(0).withId(0)));
        ledger =
                new Ledger(
                        one, Timeframe.M1, List.of("first", "second"), Funds.of(1000 * ONE, one));
    }

    @Test
    void shouldBookARoundTripWithFeesAndCharges() {
        tick(100);
        fill(0, 2, 100, 1, OrderRole.ENTRY);
        tick(110);
        tick(95);
        tick(104);
        charge(3);
        fill(0, -2, 105, 1, OrderRole.PROTECTIVE_STOP);

        LedgerResult result = ledger.finish(1005 * ONE);

        RoundTrip trip = result.closed().getFirst();
        assertEquals(List.of(trip), result.trades());
        assertEquals(
                new RoundTrip.Result(10 * ONE, 2 * ONE, 3 * ONE, 20 * ONE, -10 * ONE, 0),
                trip.result());
        assertEquals(5 * ONE, trip.result().net());
        assertEquals("PROTECTIVE_STOP", trip.cause().exitReason());
        assertEquals(
                new LedgerResult.Totals(1000 * ONE, 1005 * ONE, 2 * ONE, 3 * ONE, 0, 410 * ONE),
                result.totals());
    }

    @Test
    void shouldTurnALongPositionIntoAShortOneWithTwoTrades() {
        tick(100);
        fill(0, 1, 100, 0, OrderRole.ENTRY);
        fill(0, -3, 104, 3, OrderRole.ENTRY);
        tick(101);

        LedgerResult result = ledger.finish((1000 + 4 - 3 + 6) * ONE);

        assertEquals(2, result.trades().size());
        assertEquals(3 * ONE, result.trades().get(0).result().net());
        RoundTrip rest = result.trades().get(1);
        assertTrue(rest.open(), "the short position is held to the end");
        assertEquals(Side.SELL, rest.side());
        assertEquals(2 * ONE, rest.size());
        assertEquals(4 * ONE, rest.result().net());
    }

    @Test
    void shouldKeepStrategiesApartAndLetAKillCloseBoth() {
        tick(100);
        fill(0, 1, 100, 0, OrderRole.ENTRY);
        fill(1, 2, 101, 0, OrderRole.ENTRY);
        fill(0, -3, 99, 0, OrderRole.FLATTEN);

        LedgerResult result = ledger.finish((1000 - 1 - 4) * ONE);

        assertEquals(
                List.of("first", "second"),
                result.closed().stream().map(RoundTrip::strategy).toList());
        assertEquals(-ONE, result.closed().get(0).result().net());
        assertEquals(-4 * ONE, result.closed().get(1).result().net());
    }

    @Test
    void shouldNotTakeADepositForAProfit() {
        tick(100);
        deposit(500);
        tick(100);

        LedgerResult result = ledger.finish(1500 * ONE);

        assertEquals(0, result.totals().profit());
        assertEquals(500 * ONE, result.totals().deposits());
    }

    @Test
    void shouldShareCostWithoutLosingAUnit() {
        tick(3);
        fill(0, 3, 10, 0, OrderRole.ENTRY);
        fillUnits(0, -1, 33_333_333, OrderRole.EXIT);
        fillUnits(0, -1, 100_000_001, OrderRole.EXIT);
        tick(7);
        long cash = 1000 * ONE - 30 * ONE;
        cash += (10L * 33_333_333) + (10L * 100_000_001);
        long held = 3 * ONE - 33_333_333 - 100_000_001;

        LedgerResult result = ledger.finish(cash + 7 * held);

        assertEquals(result.totals().profit(), result.trades().getFirst().result().net());
    }

    @Test
    void shouldRefuseABookThatDiffersByOneUnit() {
        tick(100);
        fill(0, 2, 100, 1, OrderRole.ENTRY);

        LedgerException thrown =
                assertThrows(LedgerException.class, () -> ledger.finish(999 * ONE + 1));

        assertEquals(
                "sequence 1: equity at the end is 999 by the fills and 999.00000001 in the account"
                        + " record; they must be equal",
                thrown.getMessage());
    }

    @Test
    void shouldRefuseAnAccountRecordThatDiffers() {
        tick(100);
        LedgerException thrown =
                assertThrows(LedgerException.class, () -> account(1000 * ONE, 1000 * ONE - 1));

        assertEquals(
                "sequence 1: equity is 1000 by the fills and 999.99999999 in the account record;"
                        + " they must be equal",
                thrown.getMessage());
    }

    @Test
    void shouldRefuseCashBelowZeroWithoutMargin() {
        tick(100);
        LedgerException thrown =
                assertThrows(LedgerException.class, () -> fill(0, 11, 100, 0, OrderRole.ENTRY));

        assertEquals(
                "sequence 1: cash is -100 after a fill; without margin it must be 0 or above",
                thrown.getMessage());
    }

    @Test
    void shouldSampleEquityWhenABarCloses() {
        tick(100);
        fill(0, 2, 100, 0, OrderRole.ENTRY);
        tick(104);
        barClosed();
        tick(90);

        EquityCurve curve = ledger.finish(980 * ONE).curve();

        assertEquals(2, curve.size());
        assertEquals(START_NS, curve.timeNs(0));
        assertEquals(1008 * ONE, curve.equity(0));
        assertEquals(208 * ONE, curve.exposure(0));
        assertEquals(104 * ONE, curve.benchmark(0));
        assertEquals(980 * ONE, curve.equity(1));
    }

    private int begin(int type, int instrument, int length) {
        boolean input = EventType.isInput(type);
        sequence += input ? 1 : 0;
        timeNs += input ? 1_000_000 : 0;
        buffer.setMemory(0, 1024, (byte) 0);
        EventLayout.start(buffer, 0, type, instrument, length);
        EventLayout.place(buffer, 0, sequence, timeNs, input ? 0 : 1);
        return EventLayout.payload(0);
    }

    private void tick(long price) {
        int at = begin(EventType.TRADE, 0, TradeFlyweight.LENGTH);
        new TradeFlyweight().wrap(buffer, at).price(price * ONE).size(ONE);
        ledger.onRecord(buffer, 0);
    }

    private void deposit(long amount) {
        int at = begin(EventType.CASH_FLOW, -1, CashFlowFlyweight.LENGTH);
        new CashFlowFlyweight().wrap(buffer, at).amount(amount * ONE);
        ledger.onRecord(buffer, 0);
    }

    private void fill(int strategy, long size, long price, long fee, OrderRole role) {
        execution(strategy, size * ONE, price * ONE, fee * ONE, role);
    }

    private void fillUnits(int strategy, int sign, long units, OrderRole role) {
        execution(strategy, sign * units, 10 * ONE, 0, role);
    }

    private void execution(int strategy, long size, long price, long fee, OrderRole role) {
        int at = begin(EventType.EXECUTION, 0, ExecutionFlyweight.LENGTH);
        new ExecutionFlyweight()
                .wrap(buffer, at)
                .orderSequence(sequence)
                .orderNumber(1)
                .kind((byte) ExecutionKind.FILL.code())
                .side((byte) Side.of(size).code())
                .role((byte) role.code())
                .price(price)
                .size(Math.abs(size))
                .fee(fee)
                .strategyId(strategy);
        ledger.onRecord(buffer, 0);
    }

    private void charge(long amount) {
        int at = begin(EventType.EXECUTION, 0, ExecutionFlyweight.LENGTH);
        new ExecutionFlyweight()
                .wrap(buffer, at)
                .kind((byte) ExecutionKind.CHARGE.code())
                .fee(amount * ONE);
        ledger.onRecord(buffer, 0);
    }

    private void account(long cash, long equity) {
        int at = begin(EventType.ACCOUNT, -1, AccountFlyweight.LENGTH);
        new AccountFlyweight().wrap(buffer, at).cash(cash).equity(equity);
        ledger.onRecord(buffer, 0);
    }

    private void barClosed() {
        int at = begin(EventType.BAR_CLOSED, 0, BarFlyweight.LENGTH);
        new BarFlyweight()
                .wrap(buffer, at)
                .startNs(START_NS - 60_000_000_000L)
                .close(104 * ONE)
                .timeframe(Timeframe.M1.code());
        ledger.onRecord(buffer, 0);
    }
}
