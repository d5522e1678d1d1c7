package io.millrace.journal;

import io.millrace.journal.disk.Durability;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;

import org.agrona.concurrent.UnsafeBuffer;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;

/** Records and epochs for the tests. */
final class Samples {

    /** Small, so that a file is verified in milliseconds. */
    static final int BLOCK_BYTES = 1 << 20;

    static final String SETTINGS = "mode = \"paper\"\n" + "# setting\n".repeat(10);
    static final String INSTRUMENTS = "EURUSD\nBTCUSDT\n";

    private static final long SEED = 20_261_121L;

    private Samples() {}

    /** A number for the short form of the fault suite, and one for the long, {@code -Pfaults}. */
    static int rounds(int few, int many) {
        return "long".equals(System.getProperty("millrace.faults")) ? many : few;
    }

    /** Where random choices begin; {@code -Dmillrace.seed} sets it. */
    static long seed() {
        String given = System.getProperty("millrace.seed", "");
        return given.isEmpty() ? SEED : Long.parseLong(given);
    }

    static EpochInfo info() {
        return info(SETTINGS, INSTRUMENTS);
    }

    static EpochInfo info(String settings, String instruments) {
        Instant created = Instant.parse("2026-11-21T00:00:00Z");
        return new EpochInfo(
                "test",
                "0.1",
                "abc",
                "paper",
                "file",
                created,
                EpochEnd.NONE,
                settings,
                instruments);
    }

    static EpochWriter create(Path journal) {
        return EpochWriter.create(journal, info(), Durability.none(), BLOCK_BYTES);
    }

    /** Writes a record of random content at offset 0 and returns its length. */
    static int fill(UnsafeBuffer buffer, Random random, int type, long sequence, int index) {
        int payload = 8 * (1 + random.nextInt(type < 100 ? 9 : 60));
        EventLayout.start(buffer, 0, type, random.nextInt(4) - 1, payload);
        EventLayout.place(buffer, 0, sequence, 1_000_000L * sequence, index);
        for (int i = 0; i < payload; i += 8) {
            buffer.putLong(EventLayout.payload(0) + i, random.nextLong());
        }
        return EventLayout.recordLength(payload);
    }

    /** Appends inputs, each followed by 0 to 2 outputs, in batches of random size. */
    static void append(EpochWriter writer, long seed, long firstSequence, int inputs) {
        Random random = new Random(seed);
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
        for (long sequence = firstSequence; sequence < firstSequence + inputs; sequence++) {
            writer.append(buffer, 0, fill(buffer, random, EventType.QUOTE, sequence, 0));
            int outputs = random.nextInt(3);
            for (int index = 1; index <= outputs; index++) {
                writer.append(buffer, 0, fill(buffer, random, EventType.ORDER, sequence, index));
            }
            if (random.nextInt(8) == 0) {
                writer.flush();
            }
        }
        writer.flush();
    }

    static Path unsealed(Path journal, int inputs) {
        try (EpochWriter writer = create(journal)) {
            append(writer, 1, 1, inputs);
            return writer.directory();
        }
    }

    static Path sealed(Path journal, int inputs) {
        try (EpochWriter writer = create(journal)) {
            append(writer, 1, 1, inputs);
            writer.seal(inputs, "00ff");
            return writer.directory();
        }
    }
}
