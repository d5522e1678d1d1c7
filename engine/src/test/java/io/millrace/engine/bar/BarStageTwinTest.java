package io.millrace.engine.bar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.engine.testing.Fixtures;
import io.millrace.model.state.StateHash;
import io.millrace.model.time.Timeframe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

final class BarStageTwinTest {

    private static final int INSTRUMENTS = 3;
    private static final int EVENTS = 3_000;
    private static final int SEEDS = 20;

    @ParameterizedTest
    @EnumSource(Timeframe.class)
    void shouldEqualTheNaiveTwinWhenTicksAreRandom(Timeframe timeframe) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            compare(timeframe, seed);
        }
    }

    /** Trades are gathered for all timeframes at once; none may notice the others. */
    @Test
    void shouldBuildEveryTimeframeAsIfItWereAlone() {
        List<Timeframe> further = List.of(Timeframe.M5, Timeframe.M15, Timeframe.H1);
        for (long seed = 1; seed <= SEEDS; seed++) {
            Map<Timeframe, List<String>> together = new EnumMap<>(Timeframe.class);
            Map<Timeframe, List<String>> alone = new EnumMap<>(Timeframe.class);
            List<BarStage> stages = new ArrayList<>();
            BarSettings all = new BarSettings(Timeframe.M1, further, false);
            stages.add(stage(all, together));
            stages.add(stage(BarSettings.of(Timeframe.M1), alone));
            further.forEach(each -> stages.add(stage(BarSettings.of(each), alone)));
            Random random = new Random(seed);
            long nowNs = 0;
            for (int i = 0; i < EVENTS; i++) {
                nowNs += random.nextLong(Timeframe.M1.lengthNs() / 2);
                boolean isLate = random.nextInt(8) == 0;
                long timeNs = isLate ? nowNs - random.nextLong(Timeframe.M15.lengthNs()) : nowNs;
                int instrument = random.nextInt(INSTRUMENTS);
                long price = random.nextLong(1, 1_000);
                long size = random.nextInt(500) == 0 ? Long.MAX_VALUE - 5 : random.nextInt(50);
                int kind = random.nextInt(30);
                for (BarStage stage : stages) {
                    switch (kind) {
                        case 0 -> stage.onTimer(timeNs);
                        case 1 -> stage.onTime(instrument, timeNs);
                        case 2 -> stage.save(new StateHash());
                        default -> stage.onTrade(instrument, timeNs, price, size);
                    }
                }
            }
            assertEquals(alone, together, "seed " + seed);
        }
    }

    private static BarStage stage(BarSettings settings, Map<Timeframe, List<String>> closed) {
        return new BarStage(
                settings,
                Fixtures.instruments(INSTRUMENTS),
                bar ->
                        closed.computeIfAbsent(bar.timeframe(), each -> new ArrayList<>())
                                .add(bar.instrument() + ": " + BarStageTest.text(bar)));
    }

    private static void compare(Timeframe timeframe, long seed) {
        List<List<String>> closed = new ArrayList<>();
        for (int i = 0; i < INSTRUMENTS; i++) {
            closed.add(new ArrayList<>());
        }
        BarStage stage =
                new BarStage(
                        BarSettings.of(timeframe),
                        Fixtures.instruments(INSTRUMENTS),
                        bar -> closed.get(bar.instrument()).add(BarStageTest.text(bar)));
        NaiveBars twin = new NaiveBars(timeframe, INSTRUMENTS);
        long end = drive(stage, twin, timeframe.lengthNs(), new Random(seed));
        stage.onTimer(end);
        long count = 0;
        for (int i = 0; i < INSTRUMENTS; i++) {
            String at = timeframe + " seed " + seed + " instrument " + i;
            assertEquals(twin.bars(i, end), closed.get(i), at);
            count += closed.get(i).size();
        }
        assertEquals(twin.late(), stage.late(), timeframe + " seed " + seed);
        assertEquals(count, stage.closed(), timeframe + " seed " + seed);
    }

    private static long drive(BarStage stage, NaiveBars twin, long lengthNs, Random random) {
        long nowNs = -5 * lengthNs;
        for (int i = 0; i < EVENTS; i++) {
            switch (random.nextInt(20)) {
                case 0 -> nowNs += 7 * lengthNs / 2;
                case 1 -> nowNs = Math.ceilDiv(nowNs, lengthNs) * lengthNs;
                case 2 -> {
                    stage.onTimer(nowNs);
                    twin.timer(nowNs);
                }
                case 3, 4, 5 -> {
                    // Equal times.
                }
                default -> nowNs += random.nextLong(lengthNs / 3);
            }
            long lateNs = random.nextInt(8) == 0 ? random.nextLong(2 * lengthNs) : 0;
            int instrument = random.nextInt(INSTRUMENTS);
            long price = random.nextLong(1, 1_000);
            long size = random.nextInt(50);
            stage.onTrade(instrument, nowNs - lateNs, price, size);
            twin.tick(instrument, nowNs - lateNs, price, size);
        }
        return nowNs + 10 * lengthNs;
    }
}
