package io.millrace.bench.micro;

import io.millrace.journal.EpochEnd;
import io.millrace.journal.EpochInfo;
import io.millrace.journal.EpochWriter;
import io.millrace.journal.JournalVerifier;
import io.millrace.journal.VerifyReport;
import io.millrace.model.event.EventLayout;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Appending trades of 96 bytes, envelope, chain, checksum and checkpoints included, an excerpt per
 * batch. Page faults of the new file are part of it. The epoch must verify clean.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class JournalAppendBenchmark {

    private static final int TICKS = 100_000;

    /** Records in an excerpt. */
    @Param({"1", "64"})
    public int batch;

    private final SyntheticTrades trades = new SyntheticTrades(TICKS);

    @SuppressWarnings("NullAway.Init") // Made before each invocation.
    private Path directory;

    @SuppressWarnings("NullAway.Init") // Made before each invocation.
    private EpochWriter writer;

    private static EpochWriter open(Path directory) {
        return EpochWriter.create(
                directory.resolve("journal"),
                new EpochInfo(
                        "bench",
                        "0",
                        "0",
                        "bench",
                        "synthetic",
                        Instant.EPOCH,
                        EpochEnd.NONE,
                        "",
                        ""));
    }

    /**
     * A fresh epoch for each stretch.
     *
     * @throws IOException when there is no room
     */
    @Setup(Level.Invocation)
    public void prepare() throws IOException {
        directory = Files.createTempDirectory("millrace-bench");
        writer = open(directory);
    }

    /**
     * The stretch.
     *
     * @return records written
     */
    @Benchmark
    @OperationsPerInvocation(TICKS)
    public long append() {
        for (int i = 0; i < trades.count(); i++) {
            int offset = SyntheticTrades.offset(i);
            writer.append(trades.slots(), offset, EventLayout.length(trades.slots(), offset));
            if (writer.batchedRecords() >= batch) {
                writer.flush();
            }
        }
        writer.flush();
        return writer.records();
    }

    /**
     * A fast wrong run fails.
     *
     * @throws IOException when the epoch cannot be removed
     */
    @TearDown(Level.Invocation)
    public void check() throws IOException {
        Path epoch = writer.directory();
        writer.close();
        VerifyReport report = JournalVerifier.verify(epoch);
        if (report.status() != VerifyReport.Status.CLEAN) {
            throw new IllegalStateException(epoch + ": " + report);
        }
        List<Path> paths;
        try (Stream<Path> all = Files.walk(directory)) {
            paths = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
