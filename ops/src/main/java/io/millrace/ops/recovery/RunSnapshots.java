package io.millrace.ops.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.engine.pipeline.Pipeline;
import io.millrace.journal.EpochEnd;
import io.millrace.journal.EpochReader;
import io.millrace.journal.EpochSettings;
import io.millrace.journal.JournalCorruptException;
import io.millrace.journal.snapshot.Snapshot;
import io.millrace.journal.snapshot.SnapshotHeader;
import io.millrace.journal.snapshot.SnapshotStore;
import io.millrace.ops.launch.Assemblies;
import io.millrace.ops.launch.Distribution;
import io.millrace.ops.launch.RecordedSettings;
import io.millrace.ops.launch.ReplayChain;
import io.millrace.ops.launch.ReplayStart;
import io.millrace.ops.monitor.Schema;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;

/** The snapshots of one run: taken of its state, and found again. */
public final class RunSnapshots {

    private final ReplayChain chain;
    private final RecordedSettings settings;
    private final String settingsHash;

    /**
     * Snapshots of a run.
     *
     * @param chain epochs of the run; more may follow the last one
     */
    public RunSnapshots(ReplayChain chain) {
        this.chain = chain;
        settings = RecordedSettings.read(chain.root());
        settingsHash = hash(EpochSettings.read(chain.root()));
    }

    private static String hash(EpochSettings head) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(head.settings().getBytes(UTF_8));
            sha.update((byte) 0);
            sha.update(head.instruments().getBytes(UTF_8));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }

    /**
     * Directory of the snapshots of a home.
     *
     * @param home its folder
     * @return path; need not exist
     */
    public static Path directory(Path home) {
        return home.resolve("snapshots");
    }

    /**
     * Takes a snapshot between two inputs.
     *
     * @param place last input or output that is recorded
     * @param pipeline whose state it is
     * @return the snapshot
     */
    public Snapshot take(EpochEnd place, Pipeline pipeline) {
        SnapshotHeader header =
                new SnapshotHeader(
                        Distribution.VERSION,
                        Schema.hash(),
                        settingsHash,
                        place.epoch(),
                        pipeline.sequence(),
                        place.lastCrc(),
                        pipeline.engineTimeNs(),
                        pipeline.stateHash());
        return Snapshot.of(header, pipeline.sections());
    }

    /**
     * The newest sound snapshot that was taken on this run.
     *
     * @param store where to look
     * @param bad told of every newer one that cannot be used, a line each
     * @return empty when there is none
     */
    public Optional<Snapshot> newest(SnapshotStore store, Consumer<String> bad) {
        return store.find(header -> isOurs(header) && stands(header, bad), this::tried, bad);
    }

    private String tried(Snapshot snapshot) {
        Pipeline pipeline =
                Assemblies.replayed(settings.pipeline(), (buffer, offset, length) -> {}).pipeline();
        snapshot.loadInto(pipeline.sections());
        return pipeline.stateHash();
    }

    private boolean isOurs(SnapshotHeader header) {
        return header.settingsHash().equals(settingsHash)
                && header.schemaHash().equals(Schema.hash())
                && header.codeVersion().equals(Distribution.VERSION)
                && header.sequence() > 0;
    }

    /** Whether the record that it was taken at is one that counts. */
    private boolean stands(SnapshotHeader header, Consumer<String> bad) {
        for (ReplayChain.Link link : chain.links()) {
            if (link.epoch() == header.epoch()) {
                EpochEnd end = link.end();
                if (end.epoch() != 0 && end.lastSequence() < header.sequence()) {
                    return false;
                }
                if (stands(link, header)) {
                    return true;
                }
                bad.accept(
                        SnapshotStore.name(header)
                                + ": the record that it was taken at is not in the journal");
            }
        }
        return false;
    }

    private static boolean stands(ReplayChain.Link link, SnapshotHeader header) {
        try (EpochReader reader = EpochReader.open(link.directory(), false)) {
            while (reader.next() && reader.lastSequence() <= header.sequence()) {
                if (reader.lastSequence() == header.sequence()
                        && reader.lastCrc() == header.chainChecksum()) {
                    return true;
                }
                if (reader.lastSequence() == link.end().lastSequence()
                        && reader.lastCrc() == link.end().lastCrc()) {
                    return false;
                }
            }
        } catch (JournalCorruptException torn) {
            return false;
        }
        return false;
    }

    /**
     * Where a replay begins that begins with a snapshot.
     *
     * @param snapshot of this run
     * @return its place and its state
     */
    public static ReplayStart start(Snapshot snapshot) {
        SnapshotHeader header = snapshot.header();
        return new ReplayStart.At(
                new EpochEnd(header.epoch(), header.sequence(), header.chainChecksum()),
                pipeline -> snapshot.loadInto(pipeline.sections()));
    }
}
