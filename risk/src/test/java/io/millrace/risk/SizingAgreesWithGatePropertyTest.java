package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.Action;
import io.millrace.model.state.SizeCode;
import io.millrace.model.state.SizeRequest;
import io.millrace.model.state.Verdict;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.SplittableRandom;

/** The gate does not deny what sizing allowed, wherever the market moved in between. */
class SizingAgreesWithGatePropertyTest {

    private static final long CENT = FixedPoint.ONE / 100;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void shouldPassEverySizedEntry(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int sized = 0;
        for (int i = 0; i < 2_000; i++) {
            TestLimits limits = TestLimits.balanced();
            limits.shortAllowed = true;
            limits.maxValue = random.nextLong(1_000, 30_000) * FixedPoint.ONE;
            TestDesk desk = new TestDesk(limits, 1, true);
            boolean buys = random.nextBoolean();
            long mark = random.nextLong(1_000, 100_000) * CENT;
            long price = mark + mark / 100 / CENT * random.nextLong(-1, 2) * CENT;
            long limit = random.nextBoolean() ? NONE : price;
            desk.next().stage.onPrice(0, mark);
            TestLimits.plain(desk.decision, limit);
            desk.decision
                    .action((buys ? Action.ENTER_LONG : Action.ENTER_SHORT).code())
                    .sizeRequest(SizeRequest.FIXED_SIZE.code())
                    .requestValue(1_000_000 * FixedPoint.ONE)
                    .price(price)
                    .entryPrice(limit)
                    .stopPrice(buys ? mark / 2 : mark * 2);
            desk.stage.prepare(0, desk.decision, true);
            if (desk.decision.sizeCode() == SizeCode.SIZED.code()) {
                sized++;
                assertEquals(
                        Verdict.PASS,
                        Verdict.ofCode(desk.decision.verdict()),
                        "seed " + seed + ", entry " + i);
            }
        }
        assertTrue(sized > 1_500, "seed " + seed + ": " + sized + " sized");
    }
}
