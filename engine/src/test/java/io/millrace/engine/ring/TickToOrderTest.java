package io.millrace.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.model.event.EventType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TickToOrderTest {

    @Test
    void shouldRecordOneValueWhenAnInstructionLeaves() {
        TickToOrder probe = new TickToOrder(4);
        probe.admitted(5, EventType.TRADE);
        probe.admitted(6, EventType.TRADE);
        probe.sent(5);
        probe.sent(6);

        assertEquals(2, probe.histogram().getTotalCount());
        assertTrue(probe.histogram().getMaxValue() <= 60_100_000_000L);
    }

    @Test
    void shouldRecordNothingWhenTheStartCausedIt() {
        TickToOrder probe = new TickToOrder(4);
        probe.sent(0);

        assertEquals(0, probe.histogram().getTotalCount());
    }

    @Test
    void shouldRecordNothingWhenAnEarlierStartAdmittedTheInput() {
        TickToOrder probe = new TickToOrder(2);
        probe.sent(1);

        assertEquals(0, probe.histogram().getTotalCount());
    }

    /** Whatever held the input back, its time began when it was due. */
    @Test
    void shouldCountFromWhenTheInputWasDueWhereTheSourceIsPaced() {
        TickToOrder probe = new TickToOrder(4);
        probe.pacedBy(() -> System.nanoTime() - 30_000_000_000L);
        probe.turn();
        probe.admitted(1, EventType.TRADE);
        probe.decided(1);
        probe.journaled(1);
        probe.sent(1);
        probe.admitted(2, EventType.COMMAND);
        probe.sent(2);

        assertEquals(1, probe.times(Latency.DECIDED).getTotalCount());
        assertTrue(probe.times(Latency.DECIDED).getMinValue() >= 29_900_000_000L);
        assertTrue(probe.times(Latency.JOURNALED).getMinValue() >= 29_900_000_000L);
        assertTrue(probe.histogram().getMaxValue() >= 29_900_000_000L);
        assertEquals(2, probe.histogram().getTotalCount());
        assertTrue(
                probe.histogram().getMinValue() < 29_000_000_000L,
                "a command is due when it comes: " + probe.histogram().getMinValue());
        assertTrue(probe.times(Latency.JOURNAL_APPEND).getMaxValue() < 29_000_000_000L);
    }

    @Test
    void shouldMeasureEachJudgementOfTheGate() {
        TickToOrder probe = new TickToOrder(4);
        for (int i = 0; i < 3; i++) {
            probe.judging();
            probe.judged();
        }

        assertEquals(3, probe.times(Latency.GATE).getTotalCount());
        assertEquals(3, probe.times(Latency.GATE).getTotalCount());
        assertEquals(0, probe.histogram().getTotalCount());
    }

    /** Who asks again and again loses nothing and counts nothing twice. */
    @Test
    void shouldKeepEveryTimeWhenItIsReadWhileItIsWritten() throws InterruptedException {
        TickToOrder probe = new TickToOrder(2);
        probe.admitted(1, EventType.TIMER);
        int times = 200_000;
        Thread writer =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    for (int i = 0; i < times; i++) {
                                        probe.sent(1);
                                    }
                                });
        long seen = 0;
        while (writer.isAlive()) {
            long now = probe.histogram().getTotalCount();
            assertTrue(now >= seen, seen + " became " + now);
            seen = now;
        }
        writer.join();

        assertEquals(times, probe.histogram().getTotalCount());
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, 0, 3, 1_000})
    void shouldRefuseWhenTheRoomIsNoPowerOfTwo(int inFlight) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> new TickToOrder(inFlight));

        assertEquals(
                "inputs in flight are " + inFlight + "; it must be a power of two",
                refusal.getMessage());
    }
}
