package io.millrace.journal;

import java.nio.file.Path;

/** Epochs of random records for the tests of other packages. */
public final class SampleEpochs {

    private SampleEpochs() {}

    /** Writes an epoch and seals it; answers its directory. */
    public static Path sealed(Path journal, int inputs) {
        return Samples.sealed(journal, inputs);
    }

    /** Writes an epoch and leaves it without a seal; answers its directory. */
    public static Path unsealed(Path journal, int inputs) {
        return Samples.unsealed(journal, inputs);
    }
}
