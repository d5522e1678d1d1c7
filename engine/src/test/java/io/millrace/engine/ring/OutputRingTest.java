package io.millrace.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Records come out as they went in, whatever their length and however small the ring. */
@Timeout(60)
final class OutputRingTest {

    private static final int RECORDS = 20_000;

    /** A record of random length and bytes, of an input. */
    private static UnsafeBuffer record(Random random, long sequence) {
        int payload = 8 * random.nextInt(random.nextInt(20) == 0 ? 500 : 20);
        UnsafeBuffer record = new UnsafeBuffer(new byte[EventLayout.recordLength(payload)]);
        random.nextBytes(record.byteArray());
        EventLayout.start(record, 0, EventType.DECISION, 0, payload);
        EventLayout.place(record, 0, sequence, 7, 1);
        return record;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Test
    void shouldTellWhenItIsFullAndWhenItIsEmpty() {
        OutputRing ring = new OutputRing(2);
        UnsafeBuffer record = record(new Random(1), 5);

        assertFalse(ring.has(5));
        assertTrue(ring.offer(record, 0, 48));
        assertTrue(ring.offer(record, 0, 48));
        assertFalse(ring.offer(record, 0, 48));
        assertFalse(ring.has(4));
        assertTrue(ring.has(5));
        assertTrue(ring.has(6));
        ring.take(
                (buffer, offset, length) -> assertEquals(5, EventLayout.sequence(buffer, offset)),
                48);
        assertTrue(ring.offer(record, 0, 48));
        assertFalse(ring.offer(record, 0, 48));
    }

    /** Each input has up to five records; some of them are longer than the whole ring. */
    @ParameterizedTest(name = "{0} pieces")
    @ValueSource(ints = {1, 2, 4, 64, 1024})
    void shouldHandOverEveryRecordWholeAndInOrder(int pieces) throws InterruptedException {
        for (WaitMode mode : List.of(WaitMode.YIELDING, WaitMode.BLOCKING)) {
            long seed = pieces * 31L + mode.ordinal();
            Handover handover = new Handover(pieces, mode);
            List<String> given = new ArrayList<>();
            Thread engine =
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        give(handover, new Random(seed), given);
                                        handover.engineEnded();
                                    });
            List<String> taken = new ArrayList<>();
            long sequence = 0;
            while (handover.awaitBegun(sequence + 1)) {
                sequence++;
                assertTrue(
                        handover.take(
                                sequence,
                                (buffer, offset, length) -> {
                                    byte[] bytes = new byte[length];
                                    buffer.getBytes(offset, bytes);
                                    taken.add(hex(bytes));
                                }));
            }
            engine.join();

            assertEquals(RECORDS, taken.size(), "seed " + seed);
            assertEquals(given, taken, "seed " + seed);
        }
    }

    private static void give(Handover handover, Random random, List<String> given) {
        long sequence = 0;
        while (given.size() < RECORDS) {
            sequence++;
            handover.begin(sequence);
            int outputs = Math.min(random.nextInt(6), RECORDS - given.size());
            for (int i = 0; i < outputs; i++) {
                UnsafeBuffer record = record(random, sequence);
                given.add(hex(record.byteArray()));
                handover.append(record, 0, record.capacity());
            }
            handover.handled(sequence);
        }
    }

    @Test
    void shouldHandOnWhatWasGivenAndGiveUpWhenTheEngineHasEnded() {
        Handover handover = new Handover(1, WaitMode.YIELDING);
        UnsafeBuffer record = new UnsafeBuffer(new byte[EventLayout.recordLength(0)]);
        EventLayout.start(record, 0, EventType.DECISION, 0, 0);
        EventLayout.place(record, 0, 1, 7, 1);
        handover.begin(1);
        handover.append(record, 0, record.capacity());
        handover.engineEnded();
        List<Integer> taken = new ArrayList<>();

        assertTrue(handover.awaitBegun(1));
        assertFalse(handover.take(1, (buffer, offset, length) -> taken.add(length)));
        assertEquals(List.of(48), taken);
        assertFalse(handover.awaitBegun(2));
    }

    @Test
    void shouldGiveUpWhenTheJournalHasEnded() {
        Handover handover = new Handover(1, WaitMode.YIELDING);
        handover.begin(1);
        handover.journalEnded();
        String told = "journal: its thread has ended; nothing is recorded";
        UnsafeBuffer longer = new UnsafeBuffer(new byte[1024]);

        assertEquals(
                told,
                assertThrows(IllegalStateException.class, () -> handover.awaitClosed(1, true))
                        .getMessage());
        assertEquals(
                told,
                assertThrows(IllegalStateException.class, () -> handover.append(longer, 0, 1024))
                        .getMessage());
        assertEquals(
                told,
                assertThrows(IllegalStateException.class, () -> handover.begin(2)).getMessage());
    }

    @Test
    void shouldSendWhatWasClosedBeforeTheJournalEnded() {
        Handover handover = new Handover(1, WaitMode.YIELDING);
        handover.begin(1);
        handover.closed(1, true);
        handover.journalEnded();

        assertTrue(handover.awaitClosed(1, true));
        assertTrue(handover.isAwaited(1));
        assertTrue(handover.holdsOrders());
    }
}
