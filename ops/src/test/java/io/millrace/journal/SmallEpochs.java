package io.millrace.journal;

import io.millrace.journal.disk.Durability;

import java.nio.file.Path;

/** Epochs in files of 1 MiB, which are read through in a millisecond. */
public final class SmallEpochs {

    private static final int BLOCK_BYTES = 1 << 20;

    private SmallEpochs() {}

    /** As {@link EpochWriter#create(Path, EpochInfo, Durability)}. */
    public static EpochWriter create(Path journal, EpochInfo info, Durability durability) {
        return EpochWriter.create(journal, info, durability, BLOCK_BYTES);
    }
}
