package io.millrace.journal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an epoch is, as its start wrote it: file {@code manifest} and the text of the EPOCH_HEAD
 * record. It is written after the head records have been flushed, so an epoch without a manifest
 * was never finished in the making.
 *
 * @param instance name of the installation
 * @param epoch number
 * @param previous where the newest earlier epoch that holds a record ended; {@link EpochEnd#NONE}
 *     for the first
 * @param continues where the trading state was that this epoch goes on from, in an earlier epoch;
 *     {@link EpochEnd#NONE} for a fresh one
 * @param codeVersion version of the program
 * @param schemaHash hash over the layouts of all records
 * @param mode for example {@code paper} or {@code live}
 * @param source where the inputs come from
 * @param created wall clock of the start, ISO-8601
 */
public record Manifest(
        String instance,
        int epoch,
        EpochEnd previous,
        EpochEnd continues,
        String codeVersion,
        String schemaHash,
        String mode,
        String source,
        String created) {

    private static final int FORMAT = 2;

    /**
     * Whether the epoch is one of a backtest, which no trading state is carried over from.
     *
     * @return false for runs
     */
    public boolean isBacktest() {
        return mode.equals(EpochInfo.BACKTEST);
    }

    /**
     * Reads and checks an epoch's manifest.
     *
     * @param epochDirectory holds the manifest
     * @return what it says
     * @throws JournalException when it is missing, damaged or of another format
     */
    public static Manifest read(Path epochDirectory) {
        return of(SumFile.read(epochDirectory.resolve(Epochs.MANIFEST)));
    }

    static Manifest of(SumFile file) {
        if (file.takeLong("format") != FORMAT) {
            throw new JournalException(
                    "manifest: format is "
                            + file.take("format")
                            + "; this code reads "
                            + FORMAT
                            + ": the build that wrote it can read it, or move the home away");
        }
        return new Manifest(
                file.take("instance"),
                file.takeInt("epoch"),
                takeEnd(file, "previous"),
                takeEnd(file, "continues"),
                file.take("code_version"),
                file.take("schema_hash"),
                file.take("mode"),
                file.take("source"),
                file.take("created"));
    }

    static Manifest of(EpochInfo info, int epoch, EpochEnd previous) {
        return new Manifest(
                info.instance(),
                epoch,
                previous,
                info.continues(),
                info.codeVersion(),
                info.schemaHash(),
                info.mode(),
                info.source(),
                info.created().toString());
    }

    byte[] format(Path where) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("format", Integer.toString(FORMAT));
        lines.put("instance", instance);
        lines.put("epoch", Integer.toString(epoch));
        putEnd(lines, "previous", previous);
        putEnd(lines, "continues", continues);
        lines.put("code_version", codeVersion);
        lines.put("schema_hash", schemaHash);
        lines.put("mode", mode);
        lines.put("source", source);
        lines.put("created", created);
        return SumFile.format(where, lines);
    }

    private static EpochEnd takeEnd(SumFile file, String name) {
        return new EpochEnd(
                file.takeInt(name + "_epoch"),
                file.takeLong(name + "_last_sequence"),
                file.takeCrc(name + "_last_crc"));
    }

    private static void putEnd(Map<String, String> lines, String name, EpochEnd end) {
        lines.put(name + "_epoch", Integer.toString(end.epoch()));
        lines.put(name + "_last_sequence", Long.toString(end.lastSequence()));
        lines.put(name + "_last_crc", SumFile.crcHex(end.lastCrc()));
    }
}
