package io.millrace.ops.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.broker.guard.Pulse;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What counts as standing still, with a clock that the tests move. */
class WatchdogTest {

    private static final long MS = 1_000_000L;

    private final Pulse pulse = new Pulse();
    private final Watchdog dog = new Watchdog(pulse, 10_000 * MS);
    private long nowNs = 5;

    private int look(long ms) {
        int barks = 0;
        for (long i = 0; i < ms / 100; i++) {
            nowNs += 100 * MS;
            barks += dog.look(nowNs) ? 1 : 0;
        }
        return barks;
    }

    @Test
    void shouldBarkOnceWhenInputWaitsAndNothingMoves() {
        pulse.offered();
        dog.look(nowNs);
        assertEquals(0, look(9_900));
        assertEquals(9_900 * MS, dog.stillNs());

        assertEquals(1, look(100));
        assertEquals(0, look(60_000));
    }

    @Test
    void shouldBarkWhenTheWorkItselfDoesNotEnd() {
        pulse.begins();
        dog.look(nowNs);

        assertEquals(1, look(10_000));
    }

    /** The engine goes on while the journal's thread hangs, until its ring is full. */
    @Test
    void shouldBarkWhenOneOfTwoThreadsStandsStill() {
        Pulse journal = new Pulse();
        Watchdog both = new Watchdog(List.of(pulse, journal), 10_000 * MS);
        journal.offered();
        journal.begins();
        int barks = 0;
        for (int i = 0; i <= 100; i++) {
            pulse.offered();
            pulse.begins();
            pulse.ended(true);
            barks += both.look(nowNs + i * 100L * MS) ? 1 : 0;
            assertEquals(i * 100L * MS, both.stillNs());
        }

        assertEquals(1, barks);
    }

    @Test
    void shouldNotBarkWhileThereIsNothingToDo() {
        pulse.offered();
        pulse.begins();
        pulse.ended(true);

        assertEquals(0, look(3_600_000));
        assertEquals(0, dog.stillNs());
    }

    /** An hour without input counts for nothing when the next one comes. */
    @Test
    void shouldCountAnewWhenInputComesAfterAnHour() {
        look(3_600_000);
        pulse.offered();
        assertEquals(0, look(10_000));

        assertEquals(1, look(100));
    }

    @Test
    void shouldNotBarkWhileThePipelineWorksThroughItsInput() {
        for (int i = 0; i < 1_000; i++) {
            pulse.offered();
        }
        for (int i = 0; i < 900; i++) {
            pulse.begins();
            pulse.ended(true);
            assertEquals(0, look(9_000), "input " + i);
        }
    }

    @Test
    void shouldNotCountTheTimeInWhichTheProcessWasStopped() {
        pulse.offered();
        dog.look(nowNs);
        nowNs += 3_600_000 * MS;
        assertEquals(0, look(100));

        assertEquals(500 * MS, dog.stillNs());
    }
}
