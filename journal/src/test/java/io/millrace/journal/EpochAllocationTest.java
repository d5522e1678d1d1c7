package io.millrace.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;

import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Random;

final class EpochAllocationTest {

    private static final int ROUNDS = 20;
    private static final int RECORDS = 100_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);

    @TempDir private Path journal;

    @ParameterizedTest(name = "batches of {0}")
    @ValueSource(ints = {1, 64})
    void shouldAllocateNothingWhenRecordsAreWrittenAndRead(int batch) {
        Samples.fill(buffer, new Random(1), EventType.QUOTE, 1, 0);
        int length = EventLayout.length(buffer, 0);
        long written = Long.MAX_VALUE;
        long read = Long.MAX_VALUE;
        try (EpochWriter writer = EpochWriter.create(journal, Samples.info());
                EpochReader reader = EpochReader.open(writer.directory(), true)) {
            for (int round = 0; round < ROUNDS; round++) {
                long start = threads.getCurrentThreadAllocatedBytes();
                append(writer, length, batch);
                long middle = threads.getCurrentThreadAllocatedBytes();
                readAll(reader);
                long end = threads.getCurrentThreadAllocatedBytes();
                written = Math.min(written, middle - start);
                read = Math.min(read, end - middle);
            }
        }
        assertEquals(0, written, "bytes allocated by the writer in the quietest round");
        assertEquals(0, read, "bytes allocated by the reader in the quietest round");
    }

    private void append(EpochWriter writer, int length, int batch) {
        for (int i = 0; i < RECORDS; i++) {
            writer.append(buffer, 0, length);
            if (writer.batchedRecords() >= batch) {
                writer.flush();
            }
        }
        writer.flush();
    }

    private static void readAll(EpochReader reader) {
        while (reader.next()) {
            // Reading is the work.
        }
    }
}
