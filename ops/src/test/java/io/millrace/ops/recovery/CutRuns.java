package io.millrace.ops.recovery;

import io.millrace.journal.EpochEnd;
import io.millrace.journal.EpochInfo;
import io.millrace.journal.EpochReader;
import io.millrace.journal.EpochSettings;
import io.millrace.journal.EpochWriter;
import io.millrace.journal.Epochs;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.ops.launch.ReplayChain;
import io.millrace.ops.monitor.Schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Homes of runs that were cut off, and what stands in their journals. */
public final class CutRuns {

    private static final int CHAIN_FROM = 8;
    private static final int CHAIN_TO = 16;

    private CutRuns() {}

    /** Inputs and outputs of the newest run, without chain, epoch and checksum. */
    public static List<String> records(Path home) {
        List<String> found = new ArrayList<>();
        Path journal = home.resolve("journal");
        int newest = Epochs.latest(journal).orElseThrow();
        ReplayChain.to(Epochs.directory(journal, newest))
                .read(
                        (buffer, offset) -> {
                            if (EventLayout.type(buffer, offset) < EventType.EPOCH_HEAD) {
                                int length = EventLayout.length(buffer, offset);
                                byte[] bytes = new byte[length - EventLayout.TRAILER_LENGTH];
                                buffer.getBytes(offset, bytes);
                                Arrays.fill(bytes, CHAIN_FROM, CHAIN_TO, (byte) 0);
                                found.add(HexFormat.of().formatHex(bytes));
                            }
                        });
        return found;
    }

    /** Makes a home whose only epoch was cut off behind a record, as a kill leaves it. */
    public static Path cut(Path whole, Path home, long after) throws IOException {
        Path journal = home.resolve("journal");
        Files.createDirectories(journal);
        Path epoch = Epochs.directory(whole.resolve("journal"), 1);
        EpochSettings head = EpochSettings.read(epoch);
        EpochInfo info =
                new EpochInfo(
                        "test",
                        "test",
                        Schema.hash(),
                        "paper",
                        "test",
                        Instant.EPOCH,
                        EpochEnd.NONE,
                        head.settings(),
                        head.instruments());
        try (EpochWriter writer = EpochWriter.create(journal, info);
                EpochReader reader = EpochReader.open(epoch, true)) {
            long left = after;
            while (left > 0 && reader.next()) {
                if (reader.type() < EventType.EPOCH_HEAD) {
                    writer.append(reader.buffer(), reader.offset(), reader.length());
                    left--;
                }
            }
        }
        return home;
    }
}
