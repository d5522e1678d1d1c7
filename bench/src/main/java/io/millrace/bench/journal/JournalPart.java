package io.millrace.bench.journal;

import io.millrace.bench.engine.RecordedInputs;
import io.millrace.bench.load.Ticks;
import io.millrace.bench.report.Findings;
import io.millrace.bench.run.Form;
import io.millrace.bench.run.Part;
import io.millrace.bench.run.Place;
import io.millrace.bench.run.Rounds;
import io.millrace.bench.run.WrongAnswer;
import io.millrace.journal.EpochEnd;
import io.millrace.journal.EpochInfo;
import io.millrace.journal.EpochWriter;
import io.millrace.journal.JournalVerifier;
import io.millrace.journal.VerifyReport;
import io.millrace.model.event.EventLayout;

import org.HdrHistogram.Histogram;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Appending trades of 96 bytes: ours with envelope, chain, checksum and checkpoints, 64 records an
 * excerpt as at full speed; raw memory-mapped; raw Chronicle Queue. Page faults of the growing file
 * are part of each. What was written is read again.
 */
public final class JournalPart implements Part {

    private static final String PART = "journal";
    private static final int ROUND = 100_032;
    private static final int BATCH = 64;

    private final RecordedInputs inputs = new RecordedInputs(new Ticks(16, 64, 7), ROUND);
    private final int length = EventLayout.length(inputs.memory(), 0);
    private long appended;
    private long appendedBytes;

    /** A part of the suite. */
    public JournalPart() {}

    static EpochWriter writer(Path home) {
        return EpochWriter.create(
                home.resolve("journal"),
                new EpochInfo(
                        "bench",
                        "bench",
                        "bench",
                        "paper",
                        "bench",
                        Instant.EPOCH,
                        EpochEnd.NONE,
                        "",
                        ""));
    }

    @Override
    public void measure(Form form, Place place, Findings findings) throws Exception {
        EpochWriter writer = writer(place.fresh("ours"));
        long head = writer.records();
        try (FlatFile flat = new FlatFile(place.fresh("flat").resolve("flat"));
                RawQueue single = new RawQueue(place.fresh("single"), 1);
                RawQueue batched = new RawQueue(place.fresh("batched"), BATCH)) {
            double[] found =
                    new Rounds(form.pick(4, 10), form.pick(12, 50))
                            .medians(
                                    List.of(
                                            () -> ours(writer),
                                            () -> flat(flat),
                                            () -> queue(single, 1),
                                            () -> queue(batched, BATCH)));
            findings.goal("journal-append-vs-mmap", found[0] / found[1]);
            findings.figure(PART, "append, ours, 64 an excerpt", found[0], "ns");
            findings.figure(PART, "append, raw mmap", found[1], "ns");
            findings.figure(PART, "append, raw Chronicle Queue, 1 an excerpt", found[2], "ns");
            findings.figure(PART, "append, raw Chronicle Queue, 64 an excerpt", found[3], "ns");
            WrongAnswer.unlessEqual("flat file", appendedBytes, flat.bytes());
            WrongAnswer.unlessEqual("queue", single.records(), single.count(length));
            WrongAnswer.unlessEqual("queue", batched.records(), batched.count(length));
        }
        latency(writer, form, findings);
        check(writer, head);
    }

    private long ours(EpochWriter writer) {
        for (int i = 0; i < ROUND; i++) {
            writer.append(inputs.memory(), RecordedInputs.offset(i), inputs.length(i));
            if (writer.batchedRecords() >= BATCH) {
                writer.flush();
            }
        }
        writer.flush();
        return ROUND;
    }

    private long flat(FlatFile flat) {
        for (int i = 0; i < ROUND; i++) {
            flat.append(inputs.memory(), RecordedInputs.offset(i), inputs.length(i));
            appendedBytes += inputs.length(i);
        }
        appended += ROUND;
        return ROUND;
    }

    private long queue(RawQueue queue, int batch) {
        for (int i = 0; i < ROUND; i += batch) {
            queue.append(inputs.memory(), 0, length);
        }
        return ROUND;
    }

    /** One record an excerpt, as at low rates. */
    private void latency(EpochWriter writer, Form form, Findings findings) {
        Histogram histogram = new Histogram(1, 10_000_000_000L, 3);
        for (int round = 0; round < form.pick(4, 20); round++) {
            for (int i = 0; i < ROUND; i++) {
                long start = System.nanoTime();
                writer.append(inputs.memory(), RecordedInputs.offset(i), inputs.length(i));
                writer.flush();
                if (round > 0) {
                    histogram.recordValue(System.nanoTime() - start);
                }
            }
        }
        for (double percentile : new double[] {50, 99, 99.9}) {
            findings.figure(
                    PART,
                    "append, ours, 1 an excerpt, p"
                            + (percentile == 99.9 ? "99.9" : Integer.toString((int) percentile)),
                    (double) histogram.getValueAtPercentile(percentile),
                    "ns");
        }
    }

    private void check(EpochWriter writer, long head) {
        long written = writer.records();
        Path epoch = writer.directory();
        writer.close();
        VerifyReport report = JournalVerifier.verify(epoch);
        WrongAnswer.unlessEqual("journal", VerifyReport.Status.CLEAN, report.status());
        if (written <= head + appended) {
            throw new WrongAnswer("the journal holds " + written + " records, too few");
        }
    }
}
