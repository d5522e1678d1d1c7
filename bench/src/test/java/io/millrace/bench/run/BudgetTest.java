package io.millrace.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BudgetTest {

    private long nowNs = -1_000;

    @Test
    void shouldEndWhenItsTimeIsOver() {
        Budget budget = Budget.of(() -> nowNs, 100);

        nowNs += 99;
        assertFalse(budget.isOver());
        assertEquals(1, budget.leftNs());

        nowNs += 1;
        assertTrue(budget.isOver());

        nowNs += 50;
        assertEquals(0, budget.leftNs());
    }

    @Test
    void shouldShareWhatIsLeftFromNowOn() {
        Budget budget = Budget.of(() -> nowNs, 1_000);
        nowNs += 200;

        Budget share = budget.share(0.25);
        nowNs += 100;

        assertEquals(100, share.leftNs());
        assertEquals(700, budget.leftNs());
        assertEquals(0, Budget.of(() -> nowNs, -5).share(0.5).leftNs());
    }

    @Test
    void shouldNeverEndWithoutAnEnd() {
        assertTrue(Budget.endless().isEndless());
        assertFalse(Budget.endless().share(0.001).isOver());
        assertEquals(Long.MAX_VALUE, Budget.endless().leftNs());
    }
}
