package io.millrace.engine.pipeline;

import static io.millrace.engine.testing.Fixtures.fixed;
import static io.millrace.engine.testing.Fixtures.limits;
import static io.millrace.engine.testing.Fixtures.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.strategy.Wanted;
import io.millrace.engine.testing.Feed;
import io.millrace.engine.testing.MemoryStage;
import io.millrace.engine.testing.ScriptedStrategy;
import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.state.Side;
import io.millrace.model.state.SizeCap;
import io.millrace.model.time.Timeframe;
import io.millrace.risk.RiskLimits;
import io.millrace.risk.gate.AccountLimits;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** What the predecessors got wrong, and only a whole pipeline can show. */
final class PredecessorRunTest {

    private static final int BARS = 80;

    /** Prices go up by 0.5 with each bar, and by the step of a wave of 4 bars on top. */
    private static double price(int bar, int... wave) {
        return 100 + 0.5 * bar + wave[bar % wave.length];
    }

    private static final int[] FAST = {1, 0, 1, 0};
    private static final int[] SLOW = {1, 1, 0, 0};

    /** Correlation of what is given, by its definition. */
    private static double correlation(double[] a, double[] b) {
        double meanA = 0;
        double meanB = 0;
        for (int i = 0; i < a.length; i++) {
            meanA += a[i] / a.length;
            meanB += b[i] / b.length;
        }
        double both = 0;
        double ofA = 0;
        double ofB = 0;
        for (int i = 0; i < a.length; i++) {
            both += (a[i] - meanA) * (b[i] - meanB);
            ofA += (a[i] - meanA) * (a[i] - meanA);
            ofB += (b[i] - meanB) * (b[i] - meanB);
        }
        return both / Math.sqrt(ofA * ofB);
    }

    /**
     * Buys 4 of the second instrument on its first bar, and 10 of the first on its last but one.
     */
    private static List<String> decisions(int[] one, int[] other) {
        ScriptedStrategy strategy =
                new ScriptedStrategy()
                        .on(2, (context, wanted) -> buy(wanted, 4))
                        .on(2 * BARS - 3, (context, wanted) -> buy(wanted, 10));
        RiskLimits wide = limits(true, true);
        RiskLimits limits =
                new RiskLimits(
                        wide.order(),
                        wide.total(),
                        wide.kill(),
                        wide.autoExecute(),
                        wide.market(),
                        wide.flow(),
                        new AccountLimits(
                                7 * FixedPoint.ONE / 10, 100_000, 10, 100_000, 100_000, 0, 10_000),
                        wide.safety());
        Feed feed = new Feed();
        for (int bar = 1; bar <= BARS; bar++) {
            feed.trade(0, bar, price(bar, one), 100);
            feed.trade(1, bar + 0.1, price(bar, other), 100);
        }
        MemoryStage stage = new MemoryStage(settings(strategy, Timeframe.S1, limits)).run(feed);
        assertEquals(fixed(4), stage.pipeline().risk().positions().size(1));
        List<String> made = new ArrayList<>();
        for (UnsafeBuffer record : stage.records().all()) {
            if (EventLayout.type(record, 0) == EventType.DECISION) {
                DecisionFlyweight decision =
                        new DecisionFlyweight().wrap(record, EventLayout.payload(0));
                if (decision.size() != 0) {
                    made.add(
                            EventLayout.instrumentId(record, 0)
                                    + " "
                                    + FixedPoint.toText(decision.size())
                                    + " "
                                    + SizeCap.ofCode(decision.sizeCap()));
                }
            }
        }
        return made;
    }

    private static void buy(Wanted wanted, int size) {
        wanted.enter(Side.BUY, DecisionReason.CROSS_UP).fixedSize(size);
    }

    @Test
    void shouldNotHalveBecauseTwoPricesRiseTogether() {
        double[] levels = new double[BARS];
        double[] otherLevels = new double[BARS];
        double[] returns = new double[BARS];
        double[] otherReturns = new double[BARS];
        for (int bar = 0; bar < BARS; bar++) {
            levels[bar] = price(bar + 1, FAST);
            otherLevels[bar] = price(bar + 1, SLOW);
            returns[bar] = levels[bar] / price(bar, FAST) - 1;
            otherReturns[bar] = otherLevels[bar] / price(bar, SLOW) - 1;
        }
        assertTrue(correlation(levels, otherLevels) > 0.99, "levels do not rise together");
        assertTrue(Math.abs(correlation(returns, otherReturns)) < 0.2, "returns are related");

        assertEquals(List.of("1 4 REQUEST", "0 10 REQUEST"), decisions(FAST, SLOW));
        // The same with returns that are related: what is held counts.
        assertEquals(List.of("1 4 REQUEST", "0 5 CORRELATION"), decisions(FAST, FAST));
    }
}
