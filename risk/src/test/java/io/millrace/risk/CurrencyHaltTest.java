package io.millrace.risk;

import static io.millrace.risk.TestLimits.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.instrument.Terms;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Side;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** A loss in a currency is a loss, in the event of the price that tells its rate. */
class CurrencyHaltTest {

    private static final int EURO = 1;
    private static final int GERMAN = 2;

    /** A share in dollars, the euro in dollars, a share in euros; the account is in dollars. */
    private static InstrumentTable table() {
        List<Instrument> list = new ArrayList<>();
        for (Instrument each : TestLimits.instrumentList(3, "1", "0")) {
            Terms usual = Terms.STANDARD;
            String base = each.id() == EURO ? "EUR" : "";
            list.add(
                    TestLimits.quoted(
                            each,
                            each.id() == GERMAN ? "EUR" : "USD",
                            new Terms(
                                    usual.fees(),
                                    usual.carry(),
                                    usual.impact(),
                                    usual.margin(),
                                    base,
                                    "",
                                    0)));
        }
        return new InstrumentTable(list);
    }

    private static TestDesk desk() {
        TestLimits limits = new TestLimits();
        limits.dailyLossBps = 300;
        TestDesk desk = new TestDesk(limits, table(), false).price(EURO, "1.1");
        desk.price(GERMAN, "100");
        // Bought with dollars: euros were paid in for it.
        desk.stage.onCashFlow(1, fp("30000"));
        desk.book(GERMAN, 0, Side.BUY, fp("300"), "100");
        desk.stage.onExecution(
                GERMAN,
                new ExecutionFlyweight()
                        .wrap(new UnsafeBuffer(new byte[ExecutionFlyweight.LENGTH]), 0)
                        .orderSequence(9_999)
                        .orderNumber(1)
                        .kind((byte) ExecutionKind.FILL.code())
                        .side((byte) Side.BUY.code())
                        .role((byte) OrderRole.ENTRY.code())
                        .size(fp("300"))
                        .price(fp("100")));
        return desk;
    }

    /** Equity 133,000: 30,000 euros may fall by 3,990 dollars, to 0.967. */
    @Test
    void shouldHaltWithThePriceThatOnlyMovesARate() {
        TestDesk desk = desk();
        assertEquals(fp("133000"), desk.stage.positions().equity());
        assertEquals(0, desk.stage.positions().size(EURO));

        desk.price(EURO, "0.967");
        assertEquals("ACTIVE", desk.stage.tradingState().state().name());
        desk.take();
        desk.price(EURO, "0.96699999");
        assertEquals("DAILY_LOSS", desk.stage.tradingState().cause().name());
        List<String> lines = desk.take();
        assertTrue(lines.getFirst().startsWith("STATE ACTIVE -> HALTED"), lines.toString());
        assertTrue(lines.stream().anyMatch(line -> line.contains("FLATTEN")), lines.toString());
    }

    @Test
    void shouldNotHaltWithARateThatIsDoubted() {
        TestDesk desk = desk();
        desk.stage.suspect(EURO, true);
        desk.price(EURO, "0.5");
        assertEquals("ACTIVE", desk.stage.tradingState().state().name());

        desk.stage.suspect(EURO, false);
        desk.price(EURO, "0.5");
        assertEquals("HALTED", desk.stage.tradingState().state().name());
    }
}
