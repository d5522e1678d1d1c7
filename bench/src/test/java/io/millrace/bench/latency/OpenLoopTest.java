package io.millrace.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

import java.util.Map;

class OpenLoopTest {

    /** A clock that steps by itself, so that waiting ends. */
    private static final class StepClock {
        private long ns;

        long read() {
            ns += 10;
            return ns;
        }
    }

    /** Takes no time but for one stall. */
    private static final class Stalling implements Target {
        private final StepClock clock;
        private final Histogram histogram = OpenLoop.histogram();
        private final int stallAt;
        private final long stallNs;
        private int sent;
        private int pauses;

        Stalling(StepClock clock, int stallAt, long stallNs) {
            this.clock = clock;
            this.stallAt = stallAt;
            this.stallNs = stallNs;
        }

        @Override
        public void send(long dueNs) {
            if (sent++ == stallAt) {
                clock.ns += stallNs;
            }
            OpenLoop.note(histogram, dueNs, clock.ns);
        }

        @Override
        public void pause() {
            pauses++;
        }

        @Override
        public void drain() {
            // Nothing is under way.
        }

        @Override
        public Map<String, Histogram> histograms() {
            return Map.of("done", histogram);
        }

        @Override
        public void close() {
            // It holds nothing.
        }
    }

    @Test
    void shouldChargeAStallToEveryTickThatWasDueDuringIt() {
        StepClock clock = new StepClock();
        Stalling target = new Stalling(clock, 100, 1_000_000);
        OpenLoop loop =
                new OpenLoop(
                        clock::read, new SegmentGate(() -> new CpuTimes(0, 0, 0)), () -> target);

        // 1,000 ticks, 10 microseconds apart; the 101st takes a millisecond.
        assertTrue(loop.segment(100_000, 1_000));

        Histogram done = loop.total("done");
        assertEquals(1_000, done.getTotalCount());
        // A closed loop would have seen one late tick; here the hundred behind it are late too.
        long late = done.getTotalCount() - done.getCountBetweenValues(0, 9_000);
        assertTrue(late >= 99 && late <= 102, "late: " + late);
        assertTrue(done.getMaxValue() >= 999_000, "longest: " + done.getMaxValue());
        assertEquals(0.5, done.getCountBetweenValues(500_000, 2_000_000) / 101.0, 0.03);
    }

    @Test
    void shouldKeepTheTimesOfAllTicksFromTheFirst() {
        StepClock clock = new StepClock();
        Pace pace = new Pace(clock::read, 1_000_000);
        pace.start();
        long start = pace.due(0);
        clock.ns += 5_000;

        assertEquals(start + 1_000, pace.await(1));
        assertEquals(start + 2_000, pace.await(2));
        assertEquals(start + 10_000, pace.await(10));
        assertTrue(clock.ns >= start + 10_000);
        assertFalse(pace.isDue(12));
    }

    @Test
    void shouldPauseOnlyWhenNothingIsDue() {
        StepClock clock = new StepClock();
        Stalling target = new Stalling(clock, 0, 1_000_000);
        OpenLoop loop =
                new OpenLoop(
                        clock::read, new SegmentGate(() -> new CpuTimes(0, 0, 0)), () -> target);

        loop.segment(100_000, 200);

        assertTrue(target.pauses >= 90 && target.pauses <= 110, "pauses: " + target.pauses);
    }

    @Test
    void shouldLeaveOutASegmentThatOthersDisturbed() {
        StepClock clock = new StepClock();
        long[] machineMs = {0};
        Stalling target = new Stalling(clock, -1, 0);
        OpenLoop loop =
                new OpenLoop(
                        clock::read,
                        new SegmentGate(() -> new CpuTimes(machineMs[0] += 31, 0, 0)),
                        () -> target);

        assertFalse(loop.segment(100_000, 100));

        assertEquals(0, loop.total("done").getTotalCount());
        assertEquals(1, loop.gate().dropped());
    }
}
