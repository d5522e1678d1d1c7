package io.millrace.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;

final class OutputCheckerTest {

    private static final int INPUTS = 2_000;

    @TempDir private Path journal;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
    private EpochReader reader;
    private OutputChecker checker;

    /** Two outputs at the start, then inputs with two outputs each. */
    @BeforeEach
    void record() {
        try (EpochWriter writer = Samples.create(journal)) {
            writer.append(buffer, 0, output(0, 1, 7));
            writer.append(buffer, 0, output(0, 2, 7));
            for (int sequence = 1; sequence <= INPUTS; sequence++) {
                writer.append(buffer, 0, put(EventType.QUOTE, sequence, 0, sequence));
                writer.append(buffer, 0, output(sequence, 1, sequence));
                writer.append(buffer, 0, output(sequence, 2, sequence));
            }
            reader = EpochReader.open(writer.directory(), true);
        }
        checker = new OutputChecker(reader);
        checker.append(buffer, 0, output(0, 1, 7));
        checker.append(buffer, 0, output(0, 2, 7));
    }

    @AfterEach
    void close() {
        reader.close();
    }

    @Test
    void shouldFindNothingWhenOutputsAreEqual() {
        while (checker.nextInput()) {
            replay(checker.inputs(), -1, 0);
        }
        checker.finish();

        assertEquals(Optional.empty(), checker.firstDifference());
        assertEquals(0, checker.differences());
        assertEquals(INPUTS, checker.inputs());
        assertEquals(2 * INPUTS + 2, checker.outputs());
    }

    @Test
    void shouldGiveTheInputAsItStoodInTheRingWhenItIsReplayed() {
        assertTrue(checker.nextInput());

        int length = put(EventType.QUOTE, 1, 0, 1);
        for (int i = 0; i < length; i++) {
            assertEquals(buffer.getByte(i), checker.buffer().getByte(checker.offset() + i));
        }
    }

    @Test
    void shouldNameTheByteWhenAnOutputHasChanged() {
        while (checker.nextInput()) {
            replay(checker.inputs(), checker.inputs() == 5 ? 1 : -1, 0x0100);
        }
        checker.finish();

        assertEquals(1, checker.differences());
        String text = checker.firstDifference().orElseThrow();
        assertEquals(
                "sequence 5 index 1 ORDER: payload byte 9: recorded ORDER of 64 bytes,"
                        + " 050000000000000000000000; recomputed ORDER of 64 bytes,"
                        + " 050100000000000000000000",
                text);
    }

    @Test
    void shouldCountOneDifferenceWhenAnOutputIsMissing() {
        while (checker.nextInput()) {
            checker.append(buffer, 0, output(checker.inputs(), 1, checker.inputs()));
            if (checker.inputs() != 9) {
                checker.append(buffer, 0, output(checker.inputs(), 2, checker.inputs()));
            }
        }
        checker.finish();

        assertEquals(1, checker.differences());
        assertEquals(
                "sequence 9 index 2 ORDER: recorded but not recomputed",
                checker.firstDifference().orElseThrow());
    }

    @Test
    void shouldCountOneDifferenceWhenAnOutputIsTooMuch() {
        while (checker.nextInput()) {
            replay(checker.inputs(), -1, 0);
            if (checker.inputs() == 9) {
                checker.append(buffer, 0, output(9, 3, 9));
            }
        }
        checker.finish();

        assertEquals(1, checker.differences());
        assertEquals(
                "sequence 9 index 3 ORDER: recomputed but not recorded",
                checker.firstDifference().orElseThrow());
    }

    @Test
    void shouldWaitWhenOutputsAreAheadOfTheRecordedOnes() {
        while (checker.nextInput()) {
            replay(checker.inputs(), -1, 0);
        }
        checker.append(buffer, 0, output(INPUTS, 3, 1));
        assertFalse(checker.nextInput());
        assertEquals(0, checker.differences());
        assertEquals(64, checker.waitingBytes());

        checker.finish();

        assertEquals(1, checker.differences());
        assertEquals(
                "sequence 2000 index 3 ORDER: recomputed but not recorded",
                checker.firstDifference().orElseThrow());
    }

    @Test
    void shouldCompareWhatWaitedWhenTheWriterHasCaughtUp() {
        Path second = journal.resolve("live");
        try (EpochWriter writer = Samples.create(second);
                EpochReader live = EpochReader.open(writer.directory(), true)) {
            OutputChecker follower = new OutputChecker(live);
            writer.append(buffer, 0, put(EventType.QUOTE, 1, 0, 1));
            writer.flush();
            assertTrue(follower.nextInput());
            follower.append(buffer, 0, output(1, 1, 1));
            follower.append(buffer, 0, output(1, 2, 1));
            writer.append(buffer, 0, output(1, 1, 1));
            writer.flush();
            assertFalse(follower.nextInput());
            assertEquals(64, follower.waitingBytes());
            writer.append(buffer, 0, output(1, 2, 2));
            writer.append(buffer, 0, put(EventType.QUOTE, 2, 0, 1));
            writer.flush();

            assertTrue(follower.nextInput());

            assertEquals(0, follower.waitingBytes());
            assertEquals(2, follower.outputs());
            assertEquals(1, follower.differences());
        }
    }

    @Test
    void shouldCountWhatWasNeverReplayedWhenItFinishesEarly() {
        assertTrue(checker.nextInput());
        replay(1, -1, 0);

        checker.finish();

        assertEquals(3L * (INPUTS - 1), checker.differences());
        assertEquals(
                "sequence 2 index 0 QUOTE: recorded but not replayed",
                checker.firstDifference().orElseThrow());
    }

    private void replay(long sequence, int changedIndex, long change) {
        for (int index = 1; index <= 2; index++) {
            long value = index == changedIndex ? sequence | change : sequence;
            checker.append(buffer, 0, output(sequence, index, value));
        }
    }

    private int output(long sequence, int index, long value) {
        return put(EventType.ORDER, sequence, index, value);
    }

    private int put(int type, long sequence, int index, long value) {
        EventLayout.start(buffer, 0, type, 3, 16);
        EventLayout.place(buffer, 0, sequence, 99, index);
        buffer.putLong(EventLayout.payload(0), 0);
        buffer.putLong(EventLayout.payload(8), value, ByteOrder.LITTLE_ENDIAN);
        return EventLayout.recordLength(16);
    }
}
