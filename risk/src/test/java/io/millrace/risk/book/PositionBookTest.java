package io.millrace.risk.book;

import static io.millrace.model.fixed.FixedPoint.NONE;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.StateHash;
import io.millrace.risk.TestLimits;

import org.junit.jupiter.api.Test;

class PositionBookTest {

    private final PositionBook book = TestLimits.book(2, fp("1000"));

    @Test
    void shouldReportARoundTripAfterFeesWhenFlat() {
        assertEquals(NONE, book.fill(0, 0, fp("10"), fp("20"), fp("1")));
        assertEquals(NONE, book.fill(0, 0, fp("-4"), fp("25"), fp("0.5")));
        assertEquals("20", text(book.averagePrice(0)));

        assertEquals("41.5", text(book.fill(0, 0, fp("-6"), fp("24"), fp("1"))));
        assertEquals("44", text(book.realised(0)));
        assertEquals("1041.5", text(book.equity()));
        assertEquals(NONE, book.averagePrice(0));
        assertEquals(0, book.positions());
    }

    /** Whoever calls with what is not there gets an exception, and nobody's money moves. */
    @Test
    void shouldChangeNothingForAStrategyThatIsNotThere() {
        for (int strategy : new int[] {-1, book.strategies()}) {
            assertThrows(
                    IndexOutOfBoundsException.class,
                    () -> book.fill(strategy, 0, fp("10"), fp("20"), fp("1")));
            assertThrows(IndexOutOfBoundsException.class, () -> book.charge(strategy, 0, fp("1")));
        }

        assertEquals("1000", text(book.cash()));
        assertEquals("0", text(book.fees()));
        assertEquals("0", text(book.charges()));
        assertEquals("1000", text(book.equity()));
    }

    @Test
    void shouldEndOneRoundTripAndBeginAnotherWhenFlipping() {
        book.fill(0, 0, fp("10"), fp("20"), 0);

        assertEquals("50", text(book.fill(0, 0, fp("-15"), fp("25"), 0)));
        assertEquals("-5", text(book.size(0)));
        assertEquals("25", text(book.averagePrice(0)));
        assertEquals("25", text(book.fill(0, 0, fp("5"), fp("20"), 0)));
        assertEquals("1075", text(book.cash()));
    }

    @Test
    void shouldValueAtCostUntilThereIsAMarkAndIgnoreDoubtedPrices() {
        book.fill(0, 0, fp("10"), fp("20"), 0);
        assertEquals("1000", text(book.equity()));

        book.suspect(0, true);
        assertEquals("1000", text(book.equity()));
        assertEquals(NONE, book.mark(0));

        book.mark(0, fp("30"), 6);
        assertEquals("1100", text(book.equity()));
        for (long price : new long[] {0, -1, NONE}) {
            book.mark(0, price, 7);

            assertEquals(true, book.isSuspect(0));
            assertEquals("1100", text(book.equity()));
            assertEquals(6, book.markTimeNs(0));
        }
    }

    @Test
    void shouldLoseItsEquityForGoodWhenAValueOverflows() {
        book.fill(0, 0, fp("1000000"), fp("1"), 0);
        book.mark(0, fp("92000000000"), 1);
        assertEquals(NONE, book.equity());

        book.mark(0, fp("1"), 2);
        assertEquals(NONE, book.equity());
    }

    @Test
    void shouldHashEverythingThatLaterAnswersDependOn() {
        String empty = hash();
        book.mark(1, fp("5"), 1);
        String marked = hash();
        book.mark(1, fp("5"), 2);
        String later = hash();
        book.suspect(1, true);
        String suspect = hash();
        book.fill(0, 1, fp("1"), fp("5"), fp("1"));

        assertNotEquals(empty, marked);
        assertNotEquals(marked, later);
        assertNotEquals(later, suspect);
        assertNotEquals(suspect, hash());
    }

    private String hash() {
        StateHash hash = new StateHash();
        book.save(hash);
        return hash.toHex();
    }

    private static long fp(String text) {
        return FixedPoint.parse(text);
    }

    private static String text(long value) {
        return FixedPoint.toText(value);
    }
}
