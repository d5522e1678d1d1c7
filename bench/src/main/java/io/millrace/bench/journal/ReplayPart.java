package io.millrace.bench.journal;

import io.millrace.bench.load.Engine;
import io.millrace.bench.load.EngineSettings;
import io.millrace.bench.load.Instruments;
import io.millrace.bench.load.Ticks;
import io.millrace.bench.report.Findings;
import io.millrace.bench.run.Effort;
import io.millrace.bench.run.Part;
import io.millrace.bench.run.Place;
import io.millrace.bench.run.Samples;
import io.millrace.bench.run.WrongAnswer;
import io.millrace.engine.pipeline.ThreadingMode;
import io.millrace.journal.EpochMark;
import io.millrace.journal.EpochReader;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.ops.config.Config;
import io.millrace.ops.launch.Assemblies;
import io.millrace.ops.launch.RecordedSettings;
import io.millrace.ops.launch.Replay;

import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/**
 * Replay of a recorded epoch, in turns: with checksums and every output compared; with checksums
 * and no comparison; without either; and the same inputs from a flat memory-mapped file. The full
 * pipeline is behind each. All must end in the same state.
 */
public final class ReplayPart implements Part {

    private static final String PART = "replay";
    private static final String EVENTS = "events/s";
    private static final int SYMBOLS = 16;
    private static final int PER_BAR = 64;

    private String hash = "";
    private long inputs;

    /** A part of the suite. */
    public ReplayPart() {}

    @Override
    public void measure(Effort effort, Place place, Findings findings) throws Exception {
        Path epoch = record(place.fresh("home"), effort.pick(250_000, 5_000_000));
        Path flat = place.fresh("flat").resolve("inputs");
        flatten(epoch, flat);
        Samples found =
                effort.rounds(0.95, effort.pick(4, 3), effort.pick(3, 7))
                        .timed(
                                List.of(
                                        () -> verified(epoch),
                                        () -> plain(epoch, true),
                                        () -> plain(epoch, false),
                                        () -> fromFlat(epoch, flat)));
        findings.goal("replay-verified", 1e9 / found.median(0));
        findings.spread(PART, "replay-verified", found.rates(0), EVENTS);
        findings.goal("replay-vs-mmap", found.median(3) / found.median(2));
        findings.spread(PART, "replay-vs-mmap", found.ratios(3, 2), "");
        String[] names = {
            "with checksums, every output compared",
            "with checksums, outputs not compared",
            "without either",
            "from a flat mmap"
        };
        for (int i = 0; i < names.length; i++) {
            findings.figure(PART, names[i], 1e9 / found.median(i), EVENTS);
        }
    }

    private Path record(Path home, int trades) {
        Config config = EngineSettings.defaults();
        Engine engine =
                new Engine(
                        home,
                        config,
                        EngineSettings.pipeline(config, Instruments.of(SYMBOLS)),
                        ThreadingMode.INLINE,
                        Engine.Hooks.NONE);
        Ticks ticks = new Ticks(SYMBOLS, PER_BAR, 7);
        for (int i = 0; i < trades; i++) {
            ticks.offer(engine.inlet());
        }
        hash = engine.seal();
        inputs = engine.inlet().sequence();
        return engine.epoch();
    }

    private double verified(Path epoch) {
        long start = System.nanoTime();
        Replay.Result result = Replay.run(epoch);
        double took = (double) (System.nanoTime() - start) / inputs;
        WrongAnswer.unlessEqual("differences of the replay", 0L, result.differences());
        check(result.stateHash(), result.events());
        return took;
    }

    private double plain(Path epoch, boolean checksums) {
        Assemblies.Replayed engine = engine(epoch);
        long start = System.nanoTime();
        long count = 0;
        try (EpochReader reader =
                checksums
                        ? EpochReader.openAhead(epoch, EpochMark.START)
                        : EpochReader.open(epoch, false)) {
            while (reader.next()) {
                if (EventType.isInput(reader.type())) {
                    engine.pipeline().onEvent(reader.buffer(), reader.offset());
                    engine.door().release();
                    count++;
                }
            }
        }
        double took = (double) (System.nanoTime() - start) / inputs;
        check(engine.pipeline().stateHash(), count);
        return took;
    }

    private double fromFlat(Path epoch, Path file) throws Exception {
        Assemblies.Replayed engine = engine(epoch);
        long start = System.nanoTime();
        long count = 0;
        try (FileChannel channel = FileChannel.open(file)) {
            MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            UnsafeBuffer buffer = new UnsafeBuffer(mapped);
            int at = 0;
            while (at < buffer.capacity() && EventLayout.length(buffer, at) > 0) {
                engine.pipeline().onEvent(buffer, at);
                engine.door().release();
                at += EventLayout.length(buffer, at);
                count++;
            }
            IoUtil.unmap(mapped);
        }
        double took = (double) (System.nanoTime() - start) / inputs;
        check(engine.pipeline().stateHash(), count);
        return took;
    }

    private static Assemblies.Replayed engine(Path epoch) {
        RecordedSettings settings = RecordedSettings.read(epoch);
        Assemblies.Replayed engine =
                Assemblies.replayed(settings.pipeline(), (buffer, offset, length) -> {});
        engine.pipeline().start(false);
        engine.door().release();
        return engine;
    }

    private static void flatten(Path epoch, Path file) {
        try (EpochReader reader = EpochReader.open(epoch, true);
                FlatFile flat = new FlatFile(file, 1 << 30)) {
            while (reader.next()) {
                if (EventType.isInput(reader.type())) {
                    flat.append(reader.buffer(), reader.offset(), reader.length());
                }
            }
        }
    }

    private void check(String actual, long count) {
        WrongAnswer.unlessEqual("inputs of the replay", inputs, count);
        WrongAnswer.unlessEqual("state hash of the replay", hash, actual);
    }
}
