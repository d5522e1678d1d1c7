package io.millrace.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.order.LatencyProbe;
import io.millrace.engine.order.OrderStage;
import io.millrace.engine.testing.Records;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.state.StateHash;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

final class OutputsTest {

    private static final int PAYLOAD = 24;

    private final Records records = new Records();
    private final OrderStage door = new OrderStage((cause, id, order) -> {}, LatencyProbe.NONE);
    private final Outputs outputs = new Outputs(records, door);

    private static String hash(Outputs outputs) {
        StateHash hash = new StateHash();
        outputs.save(hash);
        return hash.toHex();
    }

    private static void put(Outputs outputs, int type, int instrument, int flippedBit) {
        int payload = outputs.claim(type, instrument, PAYLOAD);
        if (flippedBit >= 0) {
            outputs.buffer().putByte(payload + flippedBit / 8, (byte) (1 << (flippedBit % 8)));
        }
        outputs.commit();
    }

    /** Three outputs of two inputs; the second one has one bit set, or another place. */
    private String run(long sequence, long timeNs, int type, int instrument, int flippedBit) {
        Outputs fresh = new Outputs(new Records(), door);
        fresh.begin(1, 10);
        put(fresh, EventType.BAR_CLOSED, 0, -1);
        fresh.begin(sequence, timeNs);
        put(fresh, type, instrument, flippedBit);
        put(fresh, EventType.ACCOUNT, 0, -1);
        return hash(fresh);
    }

    @Test
    void shouldChangeTheHashWhenAnySingleBitOfAnOutputDiffers() {
        Set<String> hashes = new HashSet<>();
        hashes.add(run(2, 20, EventType.DECISION, 0, -1));
        for (int bit = 0; bit < PAYLOAD * 8; bit++) {
            assertTrue(hashes.add(run(2, 20, EventType.DECISION, 0, bit)), "payload bit " + bit);
        }
        for (int bit = 0; bit < Long.SIZE; bit++) {
            long flip = 1L << bit;
            assertTrue(hashes.add(run(2 ^ flip, 20, EventType.DECISION, 0, -1)), "sequence");
            assertTrue(hashes.add(run(2, 20 ^ flip, EventType.DECISION, 0, -1)), "time");
        }
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            assertTrue(hashes.add(run(2, 20, EventType.DECISION, 1 << bit, -1)), "instrument");
        }
        assertTrue(hashes.add(run(2, 20, EventType.ORDER, 0, -1)), "type");
    }

    @Test
    void shouldNumberTheOutputsWhenOneInputHasSeveral() {
        outputs.begin(7, 70);
        put(outputs, EventType.BAR_CLOSED, 0, 0);
        put(outputs, EventType.DECISION, 0, 1);
        outputs.begin(8, 80);
        put(outputs, EventType.STATE_CHANGE, -1, 2);

        assertEquals(3, outputs.count());
        assertEquals(1, EventLayout.index(records.all().get(0), 0));
        assertEquals(2, EventLayout.index(records.all().get(1), 0));
        assertEquals(7, EventLayout.sequence(records.all().get(1), 0));
        assertEquals(1, EventLayout.index(records.all().get(2), 0));
        assertEquals(80, EventLayout.engineTimeNs(records.all().get(2), 0));
    }

    @Test
    void shouldZeroTheRoomWhenAnOlderOutputFilledIt() {
        put(outputs, EventType.DECISION, 0, 100);
        put(outputs, EventType.DECISION, 0, -1);

        assertEquals(0, records.all().get(1).getByte(EventLayout.HEADER_LENGTH + 100 / 8));
    }

    @Test
    void shouldHandOnlyInstructionsToTheDoorWhenOutputsAreCommitted() {
        put(outputs, EventType.ORDER, 0, -1);
        assertEquals(false, door.hasPending());

        put(outputs, EventType.SEND, 0, -1);
        assertEquals(true, door.hasPending());
    }

    @Test
    void shouldGiveThePlaceOfAnOutputThatWasGivenUpToTheNext() {
        outputs.begin(7, 8);
        outputs.claim(EventType.ORDER, 0, PAYLOAD);
        put(outputs, EventType.DECISION, 0, -1);
        outputs.claim(EventType.ORDER, 0, PAYLOAD);
        outputs.begin(8, 9);
        put(outputs, EventType.DECISION, 0, -1);

        assertEquals(
                List.of("7.1", "8.1"),
                records.all().stream()
                        .map(
                                each ->
                                        EventLayout.sequence(each, 0)
                                                + "."
                                                + EventLayout.index(each, 0))
                        .toList());
    }

    @Test
    void shouldEndTheRunWithTheEventWhenARecordCannotBeWritten() {
        Outputs failing =
                new Outputs(
                        (buffer, offset, length) -> {
                            throw new IllegalStateException("disk");
                        },
                        door);
        failing.begin(1, 1);
        put(failing, EventType.SEND, 0, -1);
        put(failing, EventType.SEND, 0, -1);

        assertEquals(false, door.hasPending());
        IllegalStateException failure = assertThrows(IllegalStateException.class, failing::end);
        assertEquals("disk", failure.getMessage());
    }
}
