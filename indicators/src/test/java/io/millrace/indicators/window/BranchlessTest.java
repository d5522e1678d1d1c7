package io.millrace.indicators.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

final class BranchlessTest {

    private static final double[] EDGES = {
        0.0,
        -0.0,
        1.0,
        -1.0,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Math.nextDown(1.0),
        1e300,
        -1e300
    };

    @Test
    void shouldChooseLikeABranchAtTheEdges() {
        for (double low : EDGES) {
            for (double high : EDGES) {
                assertEquals(low < high ? -7.5 : 0.0, Branchless.ifBelow(-7.5, low, high));
            }
            assertEquals(low > 0.0 ? low : 0.0, Branchless.above(low));
        }
    }

    @Test
    void shouldChooseLikeABranchWhenNumbersAreRandom() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 1_000_000; i++) {
            double low = random.nextInt(-50, 50) * 0.1;
            double high = random.nextInt(-50, 50) * 0.1;

            assertEquals(low < high ? high : 0.0, Branchless.ifBelow(high, low, high));
            assertEquals(low > 0.0 ? low : 0.0, Branchless.above(low));
        }
    }
}
