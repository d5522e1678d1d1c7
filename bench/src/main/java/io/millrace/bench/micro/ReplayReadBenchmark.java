package io.millrace.bench.micro;

import io.millrace.journal.Epochs;
import io.millrace.journal.Seal;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.ops.cli.Main;
import io.millrace.ops.launch.Assemblies;
import io.millrace.ops.launch.ChainCursor;
import io.millrace.ops.launch.RecordedSettings;
import io.millrace.ops.launch.Replay;
import io.millrace.ops.launch.ReplayChain;

import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The inputs of a recorded run through the same engine: from a flat mapped file of nothing but
 * slots, and by the replay of its journal with every check. A journal of two million ticks is made
 * first, and each way must end in the state hash of its seal.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4)
@Measurement(iterations = 5)
@Fork(1)
public class ReplayReadBenchmark {

    private static final int TICKS = 2_000_000;

    private Path home = Path.of("");
    private @Nullable ReplayChain chain;
    private @Nullable RecordedSettings settings;
    private UnsafeBuffer flat = new UnsafeBuffer(0, 0);
    private String expected = "";

    /** Records a run and copies its inputs into a file of slots. */
    @Setup(Level.Trial)
    public void record() throws IOException {
        home = Files.createTempDirectory("replay-read");
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        int code =
                Main.execute(
                        nowhere,
                        nowhere,
                        "run",
                        "--home",
                        home.toString(),
                        "--synthetic",
                        TICKS + ":7");
        Path epoch = Epochs.directory(home.resolve("journal"), 1);
        ReplayChain recorded = ReplayChain.to(epoch);
        chain = recorded;
        settings = RecordedSettings.read(epoch);
        expected = Seal.read(epoch).stateHash();
        Path file = home.resolve("flat");
        byte[] slot = new byte[EventLayout.SLOT_LENGTH];
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                ChainCursor cursor = new ChainCursor(recorded)) {
            while (cursor.next()) {
                if (EventType.isInput(cursor.type())) {
                    cursor.buffer().getBytes(cursor.offset(), slot, 0, cursor.length());
                    out.write(slot, 0, cursor.length());
                }
            }
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            flat = new UnsafeBuffer(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        }
        if (code != 0) {
            throw new IllegalStateException("the run ended with " + code);
        }
    }

    /** Slots of a mapped file, nothing checked, outputs thrown away. */
    @Benchmark
    @OperationsPerInvocation(TICKS)
    public void flat() {
        RecordedSettings recorded = Objects.requireNonNull(settings);
        Assemblies.Replayed engine =
                Assemblies.replayed(recorded.pipeline(), (buffer, offset, length) -> {});
        engine.pipeline().start(recorded.isLatched());
        engine.door().release();
        int offset = 0;
        while (offset < flat.capacity()) {
            engine.pipeline().onEvent(flat, offset);
            engine.door().release();
            offset += EventLayout.length(flat, offset);
        }
        require(engine.pipeline().stateHash());
    }

    /** The journal: checksums, chain, checkpoints, every output and the state hash compared. */
    @Benchmark
    @OperationsPerInvocation(TICKS)
    public void replayVerified() {
        Replay.Result result = Replay.run(Objects.requireNonNull(chain));
        if (result.differences() != 0) {
            throw new IllegalStateException(result.firstDifference().orElse("differences"));
        }
        require(result.stateHash());
    }

    private void require(String hash) {
        if (!hash.equals(expected)) {
            throw new IllegalStateException("state hash " + hash + ", expected " + expected);
        }
    }

    /** Removes the run. */
    @TearDown(Level.Trial)
    public void remove() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
