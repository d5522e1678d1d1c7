package io.millrace.risk.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.model.command.LimitName;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

/** A share that is remembered is the one that would be computed. */
class LiveLimitsTest {

    private static final long SEED = 77;

    private static LiveLimits limits() {
        return LiveLimits.of(new KillLimits(300, 2_000, 5_000, true));
    }

    @Test
    void shouldGiveTheShareOfNowWhateverWasAskedBefore() {
        LiveLimits limits = limits();
        SplittableRandom random = new SplittableRandom(SEED);
        long[] amounts = {0, 1, -1, FixedPoint.NONE, Long.MAX_VALUE, 100_000 * FixedPoint.ONE};
        for (int i = 0; i < 20_000; i++) {
            if (random.nextInt(5) == 0) {
                assertTrue(limits.set(LimitName.DAILY_LOSS_BPS, 1 + random.nextInt(10_000)));
            }
            long amount = amounts[random.nextInt(amounts.length)];
            assertEquals(
                    Notional.basisPoints(amount, limits.of(LimitName.DAILY_LOSS_BPS)),
                    limits.share(LimitName.DAILY_LOSS_BPS, amount),
                    "seed " + SEED + ", " + i + ": " + amount);
        }
    }

    @Test
    void shouldKeepTheSharesOfDifferentLimitsApart() {
        LiveLimits limits = limits();
        long equity = 1_000 * FixedPoint.ONE;

        assertEquals(30 * FixedPoint.ONE, limits.share(LimitName.DAILY_LOSS_BPS, equity));
        assertEquals(200 * FixedPoint.ONE, limits.share(LimitName.DRAWDOWN_BPS, equity));
        assertEquals(500 * FixedPoint.ONE, limits.share(LimitName.CONCENTRATION_BPS, equity));
        assertEquals(30 * FixedPoint.ONE, limits.share(LimitName.DAILY_LOSS_BPS, equity));
    }
}
