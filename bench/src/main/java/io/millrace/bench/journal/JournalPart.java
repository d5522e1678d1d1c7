package io.millrace.bench.journal;

import io.millrace.bench.engine.RecordedInputs;
import io.millrace.bench.load.Ticks;
import io.millrace.bench.report.Findings;
import io.millrace.bench.run.Budget;
import io.millrace.bench.run.Effort;
import io.millrace.bench.run.Part;
import io.millrace.bench.run.Place;
import io.millrace.bench.run.Rounds;
import io.millrace.bench.run.Samples;
import io.millrace.bench.run.WrongAnswer;
import io.millrace.journal.EpochEnd;
import io.millrace.journal.EpochInfo;
import io.millrace.journal.EpochWriter;
import io.millrace.journal.JournalVerifier;
import io.millrace.journal.VerifyReport;
import io.millrace.model.event.EventLayout;

import org.HdrHistogram.Histogram;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Appending trades of 96 bytes: ours with envelope, chain, checksum and checkpoints, 64 records an
 * excerpt as at full speed; raw memory-mapped; raw Chronicle Queue. Page faults of the growing file
 * are part of each but of one that stands beside. What was written is read again, and must be what
 * was appended.
 */
public final class JournalPart implements Part {

    private static final String PART = "journal";
    private static final int ROUND = 100_032;
    private static final int BATCH = 64;

    private final RecordedInputs inputs = new RecordedInputs(new Ticks(16, 64, 7), ROUND);
    private final int length = EventLayout.length(inputs.memory(), 0);
    private long appended;

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
    public void measure(Effort effort, Place place, Findings findings) throws Exception {
        EpochWriter writer = writer(place.fresh("ours"));
        long head = writer.records();
        Path flatFile = place.fresh("flat").resolve("flat");
        try (FlatFile flat = new FlatFile(flatFile);
                RawQueue single = new RawQueue(place.fresh("single"), 1);
                RawQueue batched = new RawQueue(place.fresh("batched"), BATCH)) {
            Samples found =
                    effort.rounds(0.6, effort.pick(4, 10), effort.pick(12, 50))
                            .timed(
                                    List.of(
                                            () -> Rounds.around(() -> ours(writer)),
                                            () -> Rounds.around(() -> flat(flat)),
                                            () -> touched(place),
                                            () -> Rounds.around(() -> queue(single, 1)),
                                            () -> Rounds.around(() -> queue(batched, BATCH))));
            tell(found, findings);
            checkFlat(flat, flatFile);
            WrongAnswer.unlessEqual("queue", single.records(), single.count(length));
            WrongAnswer.unlessEqual("queue", batched.records(), batched.count(length));
        }
        latency(writer, effort, findings);
        check(writer, head);
    }

    private static void tell(Samples found, Findings findings) {
        findings.goal("journal-append-vs-mmap", found.median(0) / found.median(1));
        findings.spread(PART, "journal-append-vs-mmap", found.ratios(0, 1), "");
        String[] names = {
            "append, ours, 64 an excerpt",
            "append, raw mmap",
            "append, raw mmap, pages touched before",
            "append, raw Chronicle Queue, 1 an excerpt",
            "append, raw Chronicle Queue, 64 an excerpt"
        };
        for (int i = 0; i < names.length; i++) {
            findings.figure(PART, names[i], found.median(i), "ns");
        }
    }

    /** The same as {@link #flat}, into a file whose pages are all there: no fault is counted. */
    private double touched(Place place) throws Exception {
        Path directory = place.fresh("touched");
        double took;
        try (FlatFile file = new FlatFile(directory.resolve("flat"), inputs.bytes(ROUND).length)) {
            file.touch();
            took = Rounds.around(() -> append(file));
        }
        Place.remove(directory);
        return took;
    }

    private long append(FlatFile file) {
        for (int i = 0; i < ROUND; i++) {
            file.append(inputs.memory(), RecordedInputs.offset(i), inputs.length(i));
        }
        return ROUND;
    }

    private void checkFlat(FlatFile flat, Path file) throws IOException {
        byte[] round = inputs.bytes(ROUND);
        long rounds = appended / ROUND;
        WrongAnswer.unlessEqual("bytes of the flat file", rounds * round.length, flat.bytes());
        FlatFile.check(file, round, rounds);
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
        appended += ROUND;
        return append(flat);
    }

    private long queue(RawQueue queue, int batch) {
        for (int i = 0; i < ROUND; i += batch) {
            queue.append(inputs.memory(), 0, length);
        }
        return ROUND;
    }

    /** One record an excerpt, as at low rates. */
    private void latency(EpochWriter writer, Effort effort, Findings findings) {
        Histogram histogram = new Histogram(1, 10_000_000_000L, 3);
        Budget budget = effort.budget().share(0.3);
        int most = effort.pick(4, 20);
        for (int round = 0; round < 2 || (round < most && !budget.isOver()); round++) {
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
