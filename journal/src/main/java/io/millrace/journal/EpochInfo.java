package io.millrace.journal;

import java.time.Instant;

/**
 * What a start tells its epoch. The first six enter the manifest, one line each, and must hold no
 * line break; the texts become the records at the epoch's head.
 *
 * @param instance name of the installation
 * @param codeVersion version of the program
 * @param schemaHash hash over the layouts of all records
 * @param mode for example {@code paper} or {@code live}
 * @param source where the inputs come from
 * @param created wall clock of the start; information only
 * @param continues where the trading state was that this epoch goes on from; {@link EpochEnd#NONE}
 *     for a fresh one
 * @param settings all settings of the run, any text to 16 MiB of UTF-8
 * @param instruments the instrument table, any text to 16 MiB of UTF-8
 */
public record EpochInfo(
        String instance,
        String codeVersion,
        String schemaHash,
        String mode,
        String source,
        Instant created,
        EpochEnd continues,
        String settings,
        String instruments) {

    /** Mode of epochs that no trading state is carried over from. */
    public static final String BACKTEST = "backtest";
}
