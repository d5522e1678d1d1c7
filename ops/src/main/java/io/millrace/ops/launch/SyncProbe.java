package io.millrace.ops.launch;

import io.millrace.journal.disk.Disk;
import io.millrace.journal.disk.DiskFile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/** How long a small sync takes in a home. */
final class SyncProbe {

    private static final int SYNCS = 5;
    private static final int BYTES = 4096;
    private static final String NAME = "sync.tmp";

    private SyncProbe() {}

    /**
     * Writes and forces a page a few times.
     *
     * @return the middle one of the times, in microseconds
     * @throws LaunchException 74 when the disk does not sync
     */
    static long medianUs(Disk disk, Path home) {
        Path path = home.resolve(NAME);
        long[] times = new long[SYNCS];
        ByteBuffer page = ByteBuffer.allocate(BYTES);
        try (DiskFile file = disk.open(path)) {
            for (int i = 0; i < SYNCS; i++) {
                long startNs = System.nanoTime();
                file.write(page.rewind(), 0);
                file.force();
                times[i] = System.nanoTime() - startNs;
            }
            disk.delete(path);
        } catch (IOException e) {
            throw new LaunchException(
                    ExitCodes.INPUT_OUTPUT,
                    home + ": the disk does not sync (" + e.getMessage() + ")",
                    e);
        }
        Arrays.sort(times);
        return times[SYNCS / 2] / 1_000;
    }
}
