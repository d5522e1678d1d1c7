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
        String codeVersion,
        String schemaHash,
        String mode,
        String source,
        String created) {

    private static final int FORMAT = 1;

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
                    "manifest: format is " + file.take("format") + "; this code reads " + FORMAT);
        }
        return new Manifest(
                file.take("instance"),
                file.takeInt("epoch"),
                new EpochEnd(
                        file.takeInt("previous_epoch"),
                        file.takeLong("previous_last_sequence"),
                        file.takeCrc("previous_last_crc")),
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
        lines.put("previous_epoch", Integer.toString(previous.epoch()));
        lines.put("previous_last_sequence", Long.toString(previous.lastSequence()));
        lines.put("previous_last_crc", SumFile.crcHex(previous.lastCrc()));
        lines.put("code_version", codeVersion);
        lines.put("schema_hash", schemaHash);
        lines.put("mode", mode);
        lines.put("source", source);
        lines.put("created", created);
        return SumFile.format(where, lines);
    }
}
