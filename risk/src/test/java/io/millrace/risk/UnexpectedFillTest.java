package io.millrace.risk;

import static io.millrace.risk.TestLimits.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.model.command.CommandKind;
import io.millrace.model.command.OperatorRole;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Side;
import io.millrace.risk.book.PositionBook;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** Fills that nothing open asked for: booked, told each time, and trading is narrowed. */
class UnexpectedFillTest {

    private final TestLimits limits = new TestLimits();
    private final TestDesk desk = new TestDesk(limits, 1);

    private TestDesk fill(long cause, String size) {
        return desk.next().fill(cause, 1, Side.BUY, OrderRole.ENTRY, size, "100");
    }

    private static List<String> states(TestDesk desk) {
        return desk.take().stream().filter(line -> line.startsWith("STATE")).toList();
    }

    private String state() {
        return desk.stage.tradingState().state().name();
    }

    @Test
    void shouldBookAFillOfAnOrderThatNeverLeftAndNarrowUntilAnOperatorResumes() {
        desk.price(0, "100").take();
        fill(9_999, "5");

        assertEquals(
                List.of("STATE ACTIVE -> REDUCING UNEXPECTED_FILL 5 limit 0 base 0"), states(desk));
        assertEquals(fp("5"), desk.stage.positions().size(0));
        assertEquals(fp("99500"), desk.stage.positions().cash());
        desk.pass(60).price(0, "100").enter("1", "95");
        assertEquals("REDUCING", state());
        assertEquals(
                List.of(), desk.take().stream().filter(line -> line.startsWith("SEND")).toList());

        desk.ask(CommandKind.RESUME, OperatorRole.TRADE);
        assertEquals("ACTIVE", state());
        desk.price(0, "100").enter("1", "95");
        assertEquals(2, desk.take().stream().filter(line -> line.startsWith("SEND")).count());
    }

    @Test
    void shouldTellAFillOfAnOrderThatHadEnded() {
        desk.price(0, "100").enter("10", "95");
        long cause = desk.sequence;
        desk.next().tell(cause, 1, ExecutionKind.CANCELLED, "none").take();
        fill(cause, "4");

        assertEquals(
                List.of("STATE ACTIVE -> REDUCING UNEXPECTED_FILL 4 limit 0 base 0"), states(desk));
        assertEquals(fp("4"), desk.stage.positions().size(0));
    }

    @Test
    void shouldTellAFillOfMoreThanItsOrderAskedFor() {
        desk.price(0, "100").enter("10", "95");
        long cause = desk.sequence;
        desk.next().tell(cause, 1, ExecutionKind.ACCEPTED, "none").take();
        fill(cause, "10.00000001");

        assertEquals(
                List.of("STATE ACTIVE -> REDUCING UNEXPECTED_FILL 10.00000001 limit 10 base 0"),
                states(desk));
        assertEquals(fp("10.00000001"), desk.stage.positions().size(0));
        assertEquals(0, desk.stage.orders().totals().totalReserved());
    }

    @Test
    void shouldSayNothingOfAFillOfAllThatItsOrderAskedFor() {
        desk.price(0, "100").enter("10", "95");
        long cause = desk.sequence;
        desk.take();
        fill(cause, "10");

        assertEquals(List.of(), states(desk));
        assertEquals("ACTIVE", state());
    }

    /** A halt holds as it is, and each such fill is still told. */
    @Test
    void shouldTellEachOfThemWhereTradingIsNarrowedOrHalted() {
        desk.price(0, "100").ask(CommandKind.REDUCE, OperatorRole.HALT);
        desk.take();
        fill(9_999, "1");
        fill(9_998, "2");
        assertEquals(
                List.of(
                        "STATE REDUCING -> REDUCING UNEXPECTED_FILL 1 limit 0 base 0",
                        "STATE REDUCING -> REDUCING UNEXPECTED_FILL 2 limit 0 base 0"),
                states(desk));

        desk.ask(CommandKind.HALT, OperatorRole.HALT).take();
        fill(9_997, "3");
        assertEquals(
                List.of("STATE HALTED -> HALTED UNEXPECTED_FILL 3 limit 0 base 0"), states(desk));
        assertEquals("MANUAL", desk.stage.tradingState().cause().name());
        assertEquals(fp("6"), desk.stage.positions().size(0));
    }

    @Test
    void shouldStayNarrowedAcrossARestartAndAReset() {
        desk.price(0, "100");
        fill(9_999, "5");
        TestDesk other = desk.restarted(limits, TestLimits.instruments(1, "1", "0"));
        other.pass(60).price(0, "100");
        assertEquals("REDUCING", other.stage.tradingState().state().name());

        other.ask(CommandKind.HALT, OperatorRole.HALT);
        other.reset(other.stage.tradingState().haltSequence(), 0);
        other.pass(60).price(0, "100");
        assertEquals("REDUCING", other.stage.tradingState().state().name());
        other.ask(CommandKind.RESUME, OperatorRole.TRADE);
        assertEquals("ACTIVE", other.stage.tradingState().state().name());
    }

    /** The strategies of the desk are 0 and 1; the books have no place for another. */
    @ParameterizedTest(name = "strategy {0}")
    @ValueSource(ints = {-1, 2, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void shouldHaltAndLeaveTheBooksAloneWhenAFillIsOfNoStrategyOfOurs(int strategy) {
        desk.price(0, "100").enter("10", "95");
        long cause = desk.sequence;
        desk.next().tell(cause, 1, ExecutionKind.ACCEPTED, "none").take();
        PositionBook books = desk.stage.positions();
        desk.fillAs(strategy, 0, Side.BUY, cause, "10");

        assertEquals(
                List.of(
                        "STATE ACTIVE -> HALTED CRITICAL 10 limit 0 base 0",
                        "STATE HALTED -> HALTED UNEXPECTED_FILL 10 limit 0 base 0"),
                states(desk));
        assertEquals(fp("100000"), books.cash());
        assertEquals(0, books.fees());
        assertEquals(0, books.size(0));
        assertEquals(fp("100000"), books.equity());
        assertEquals(2, desk.stage.orders().totals().open());

        desk.charge(strategy, "3");
        assertEquals(List.of(), states(desk));
        assertEquals(fp("100000"), books.cash());
        assertEquals(0, books.charges());
        assertEquals(fp("100000"), books.equity());
    }

    @ParameterizedTest(name = "strategy {0}")
    @ValueSource(ints = {-1, 2})
    void shouldHaltWhenAChargeIsOfNoStrategyOfOurs(int strategy) {
        desk.price(0, "100").take();
        desk.next().charge(strategy, "3");

        assertEquals(List.of("STATE ACTIVE -> HALTED CRITICAL 3 limit 0 base 0"), states(desk));
        assertEquals(fp("100000"), desk.stage.positions().cash());
        assertEquals(0, desk.stage.positions().charges());
    }

    /** The order that it names stays open: nothing was heard of what it asked for. */
    @ParameterizedTest(name = "strategy {0}, instrument {1}, {2}")
    @CsvSource({"0, 0, SELL", "0, 1, BUY", "1, 0, BUY"})
    void shouldTellAFillThatNamesAnOrderOfOursButIsNotOfIt(
            int strategy, int instrument, Side side) {
        TestDesk two = new TestDesk(limits, 2).price(1, "100").price(0, "100").enter("10", "95");
        long cause = two.sequence;
        two.next().tell(cause, 1, ExecutionKind.ACCEPTED, "none").take();
        two.fillAs(strategy, instrument, side, cause, "10");

        assertEquals(
                List.of("STATE ACTIVE -> REDUCING UNEXPECTED_FILL 10 limit 0 base 0"), states(two));
        PositionBook books = two.stage.positions();
        assertEquals(side.sign() * fp("10"), books.size(strategy, instrument));
        assertEquals(fp("100000") - side.sign() * fp("1000") - fp("1"), books.cash());
        assertEquals(fp("10"), two.stage.orders().remaining(two.stage.orders().find(cause, 1)));
    }
}
