package io.millrace.ops.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.engine.pipeline.Pipeline;
import io.millrace.journal.EpochEnd;
import io.millrace.journal.EpochMark;
import io.millrace.journal.EpochReader;
import io.millrace.journal.EpochReading;
import io.millrace.journal.EpochSettings;
import io.millrace.journal.JournalCorruptException;
import io.millrace.journal.snapshot.Snapshot;
import io.millrace.journal.snapshot.SnapshotHeader;
import io.millrace.journal.snapshot.SnapshotStore;
import io.millrace.ops.launch.Assemblies;
import io.millrace.ops.launch.Distribution;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.LaunchException;
import io.millrace.ops.launch.RecordedSettings;
import io.millrace.ops.launch.ReplayChain;
import io.millrace.ops.launch.ReplayStart;
import io.millrace.ops.monitor.Schema;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The snapshots of one run: taken of its state, and found again. */
public final class RunSnapshots {

    /** Names the newest snapshot, see {@link #named}. */
    public static final String NEWEST = "newest";

    private final ReplayChain chain;
    private final RecordedSettings settings;
    private final String settingsHash;
    private final Optional<EpochReading> known;
    private long recordsRead;

    /**
     * Snapshots of a run.
     *
     * @param chain epochs of the run; more may follow the last one
     */
    public RunSnapshots(ReplayChain chain) {
        this(chain, Optional.empty());
    }

    /**
     * Snapshots of a run of which an epoch was read before.
     *
     * @param chain epochs of the run
     * @param known reading of one of them; what stands before a snapshot is not read again there
     */
    public RunSnapshots(ReplayChain chain, Optional<EpochReading> known) {
        this.chain = chain;
        this.known = known;
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

    /**
     * The snapshot that somebody names.
     *
     * @param store where to look
     * @param name {@code newest}, a sequence, the name of a file of the store, or a path
     * @return the snapshot: sound, of this run, and with the state hash that it names
     * @throws LaunchException when there is none (1), or it is not what it must be (65)
     */
    public Snapshot named(SnapshotStore store, String name) {
        Path file = file(store, name);
        List<String> faults = new ArrayList<>();
        Snapshot snapshot = SnapshotStore.read(file);
        if (!isOurs(snapshot.header())) {
            faults.add(file + ": is of another run, or of another version of the program");
        } else if (!stands(snapshot.header(), faults::add) && faults.isEmpty()) {
            faults.add(file + ": was taken behind the end of the run, or in an epoch beside it");
        } else if (faults.isEmpty() && !tried(snapshot).equals(snapshot.header().stateHash())) {
            faults.add(file + ": its state hash is another when it is loaded");
        }
        if (!faults.isEmpty()) {
            throw new LaunchException(ExitCodes.BAD_DATA, faults.getFirst());
        }
        return snapshot;
    }

    private static Path file(SnapshotStore store, String name) {
        List<Path> files = store.list();
        for (Path file : files) {
            String own = file.getFileName().toString();
            String digits = own.substring(own.indexOf('-') + 1, own.indexOf('.'));
            boolean isSequence = name.matches("[0-9]{1,18}");
            if (name.equals(NEWEST)
                    || name.equals(own)
                    || (isSequence && Long.parseLong(digits) == Long.parseLong(name))) {
                return file;
            }
        }
        Path path = Path.of(name);
        if (Files.exists(path)) {
            return path;
        }
        throw new LaunchException(
                ExitCodes.FAILED,
                "--from-snapshot is "
                        + name
                        + "; there are "
                        + files.stream().map(file -> file.getFileName().toString()).toList());
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
                boolean hasInputs = end.epoch() != 0 && end.lastSequence() != 0;
                if (hasInputs && end.lastSequence() < header.sequence()) {
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

    private boolean stands(ReplayChain.Link link, SnapshotHeader header) {
        EpochMark mark = mark(header);
        try (EpochReader reader = EpochReader.open(link.directory(), false, mark)) {
            boolean stands = stands(reader, link, header);
            recordsRead += reader.records() - mark.records();
            return stands;
        }
    }

    /** The last known place before the record that a snapshot was taken at. */
    private EpochMark mark(SnapshotHeader header) {
        return known.filter(reading -> reading.isOf(header.epoch()))
                .map(reading -> reading.before(header.sequence()))
                .orElse(EpochMark.START);
    }

    /** {@return records that were read to find snapshots} */
    public long recordsRead() {
        return recordsRead;
    }

    private static boolean stands(
            EpochReader reader, ReplayChain.Link link, SnapshotHeader header) {
        try {
            while (reader.next() && reader.lastSequence() <= header.sequence()) {
                boolean isThere =
                        reader.lastSequence() == header.sequence() || reader.lastSequence() == 0;
                if (isThere && reader.lastCrc() == header.chainChecksum()) {
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
    public ReplayStart start(Snapshot snapshot) {
        SnapshotHeader header = snapshot.header();
        return new ReplayStart.At(
                new EpochEnd(header.epoch(), header.sequence(), header.chainChecksum()),
                mark(header),
                pipeline -> snapshot.loadInto(pipeline.sections()));
    }
}
