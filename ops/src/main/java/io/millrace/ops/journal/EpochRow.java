package io.millrace.ops.journal;

import com.fasterxml.jackson.core.JsonGenerator;

import io.millrace.journal.EpochEnd;
import io.millrace.journal.EpochReader;
import io.millrace.journal.Epochs;
import io.millrace.journal.JournalCorruptException;
import io.millrace.journal.JournalException;
import io.millrace.journal.JournalVerifier;
import io.millrace.journal.Manifest;
import io.millrace.journal.Seal;
import io.millrace.journal.VerifyReport;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.ops.launch.EpochDamage;
import io.millrace.ops.monitor.JsonText;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One epoch in a list of all. Of a damaged one it tells what stands before the damage.
 *
 * @param epoch number
 * @param status {@code sealed}, {@code archived} (sealed and packed), {@code open} (killed, or
 *     running), {@code torn}, {@code corrupt} or {@code unfinished} (killed before its head was
 *     whole)
 * @param manifest what it is; null when that cannot be read
 * @param content what is in it
 */
public record EpochRow(int epoch, String status, @Nullable Manifest manifest, Content content) {

    /**
     * What is in an epoch.
     *
     * @param records count, those of the journal itself included
     * @param firstSequence of the first input; 0 for none
     * @param lastSequence of the last input; 0 for none
     * @param firstTimeNs engine time of the first input, ns since 1970-01-01 UTC; 0 for none
     * @param lastTimeNs engine time of the last input
     * @param bytes length of all files
     */
    public record Content(
            long records,
            long firstSequence,
            long lastSequence,
            long firstTimeNs,
            long lastTimeNs,
            long bytes) {}

    /**
     * All epochs of a journal.
     *
     * @param journal holds them
     * @return by number
     */
    public static List<EpochRow> all(Path journal) {
        List<EpochRow> rows = new ArrayList<>();
        for (int epoch : Epochs.list(journal)) {
            rows.add(of(Epochs.directory(journal, epoch), epoch));
        }
        return rows;
    }

    private static EpochRow of(Path directory, int epoch) {
        Manifest manifest = null;
        Content content = new Content(0, 0, 0, 0, 0, bytes(directory));
        if (!Files.exists(directory.resolve(Epochs.MANIFEST))) {
            boolean torn = JournalVerifier.verify(directory).status() == VerifyReport.Status.TORN;
            return new EpochRow(epoch, torn ? "unfinished" : "corrupt", null, content);
        }
        Scan scan = new Scan(directory);
        try {
            manifest = Manifest.read(directory);
            EpochDamage.refuse(directory);
            scan.run();
            return new EpochRow(epoch, status(directory, scan), manifest, scan.content(directory));
        } catch (JournalException e) {
            return new EpochRow(epoch, "corrupt", manifest, scan.content(directory));
        }
    }

    private static String status(Path directory, Scan scan) {
        if (Seal.isPresent(directory)) {
            Seal seal = Seal.read(directory);
            boolean whole = seal.records() == scan.records && seal.lastCrc() == scan.lastCrc;
            String sound = Epochs.isArchived(directory) ? "archived" : "sealed";
            return whole ? sound : "corrupt";
        }
        VerifyReport.Status found = JournalVerifier.verify(directory).status();
        return found == VerifyReport.Status.CLEAN ? "open" : found.name().toLowerCase(Locale.ROOT);
    }

    private static long bytes(Path directory) {
        long sum = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                sum += Files.size(file);
            }
            return sum;
        } catch (IOException e) {
            return sum;
        }
    }

    /** Whole seconds of a time; empty for none. */
    private static String time(long timeNs) {
        return timeNs == 0 ? "-" : JsonText.isoTime(timeNs);
    }

    /** {@return the words above {@link #line}} */
    public static String head() {
        return String.format(
                Locale.ROOT,
                "%5s %-10s %-9s %-9s %12s %12s %12s %14s  %-24s  %-24s  %-24s  %s",
                "epoch",
                "status",
                "mode",
                "continues",
                "records",
                "first",
                "last",
                "bytes",
                "from",
                "to",
                "created",
                "source");
    }

    /** {@return one line of a table} */
    public String line() {
        Manifest known = manifest;
        EpochEnd before = known == null ? EpochEnd.NONE : known.continues();
        return String.format(
                Locale.ROOT,
                "%5d %-10s %-9s %-9s %,12d %,12d %,12d %,14d  %-24s  %-24s  %-24s  %s",
                epoch,
                status,
                known == null ? "-" : known.mode(),
                before.epoch() == 0 ? "-" : Integer.toString(before.epoch()),
                content.records(),
                content.firstSequence(),
                content.lastSequence(),
                content.bytes(),
                time(content.firstTimeNs()),
                time(content.lastTimeNs()),
                known == null ? "-" : known.created(),
                known == null ? "-" : known.source());
    }

    /**
     * Writes it as fields of an object.
     *
     * @param json where to
     * @throws IOException never, in memory
     */
    public void write(JsonGenerator json) throws IOException {
        Manifest known = manifest;
        json.writeNumberField("epoch", epoch);
        json.writeStringField("status", status);
        json.writeStringField("mode", known == null ? null : known.mode());
        json.writeStringField("source", known == null ? null : known.source());
        json.writeStringField("created", known == null ? null : known.created());
        if (known == null || known.continues().epoch() == 0) {
            json.writeNullField("continues_epoch");
        } else {
            json.writeNumberField("continues_epoch", known.continues().epoch());
        }
        json.writeNumberField("records", content.records());
        json.writeNumberField("first_sequence", content.firstSequence());
        json.writeNumberField("last_sequence", content.lastSequence());
        JsonText.time(json, "first_time", content.firstTimeNs());
        JsonText.time(json, "last_time", content.lastTimeNs());
        json.writeNumberField("bytes", content.bytes());
    }

    /** Reads all records once. */
    private static final class Scan {

        private final Path directory;
        private long records;
        private int lastCrc;
        private long firstSequence;
        private long lastSequence;
        private long firstTimeNs;
        private long lastTimeNs;

        Scan(Path directory) {
            this.directory = directory;
        }

        /**
         * Reads.
         *
         * @throws JournalCorruptException at the first damaged record
         */
        void run() {
            try (EpochReader reader = EpochReader.open(directory, true)) {
                while (reader.next()) {
                    records++;
                    lastCrc = reader.lastCrc();
                    if (EventType.isInput(reader.type())) {
                        lastSequence = reader.lastSequence();
                        lastTimeNs = EventLayout.engineTimeNs(reader.buffer(), reader.offset());
                        boolean isFirst = firstSequence == 0;
                        firstSequence = isFirst ? lastSequence : firstSequence;
                        firstTimeNs = isFirst ? lastTimeNs : firstTimeNs;
                    }
                }
            }
        }

        Content content(Path files) {
            return new Content(
                    records, firstSequence, lastSequence, firstTimeNs, lastTimeNs, bytes(files));
        }
    }
}
