package io.millrace.journal;

import io.millrace.model.event.EventType;

import org.agrona.concurrent.UnsafeBuffer;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;

/** A process of its own that appends until it is killed, and tells what it has flushed. */
final class AppendingChild {

    private AppendingChild() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Random random = new Random(Long.parseLong(arguments[1]));
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
        try (EpochWriter writer = EpochWriter.create(Path.of(arguments[0]), Samples.info())) {
            for (long sequence = 1; ; sequence++) {
                int length = Samples.fill(buffer, random, EventType.QUOTE, sequence, 0);
                writer.append(buffer, 0, length);
                if (writer.batchedRecords() >= 1 + random.nextInt(EpochWriter.BATCH_RECORDS)) {
                    writer.flush();
                    out.println(sequence);
                }
            }
        }
    }
}
