package io.millrace.ops.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Settings of a run that goes on: those that were recorded at its beginning, but for those that
 * change nothing in what is traded, such as its pace and its layout.
 */
public final class ResumedSettings {

    private static final String SYNTHETIC = "run.synthetic";

    /** Sections of which everything may differ, and single settings. */
    private static final List<String> FREE =
            List.of(
                    "run.speed",
                    "pipeline.",
                    "journal.",
                    "snapshot.",
                    "store.",
                    "control.",
                    "metrics.");

    private ResumedSettings() {}

    /**
     * Joins recorded settings and those of this start.
     *
     * @param recorded at the beginning of the run; changed
     * @param given by settings file and command line
     * @param synthetic market that the command line names
     * @return the recorded ones with what may differ
     * @throws ConfigException naming every setting that was given otherwise and may not differ
     */
    public static Config of(Config recorded, Config given, Optional<String> synthetic) {
        Set<String> paths = new LinkedHashSet<>(given.placed());
        for (String path : List.of("run.data", "run.history")) {
            if (!given.texts(path).isEmpty()) {
                paths.add(path);
            }
        }
        List<String> faults = new ArrayList<>();
        for (String path : paths) {
            Object value = given.value(path);
            if (FREE.stream().anyMatch(path::startsWith)) {
                recorded.adopt(given, path);
            } else if (!recorded.holds(path, value) && !"auto".equals(value)) {
                faults.add(fault(given.placeOf(path), path, value, recorded));
            }
        }
        if (synthetic.isPresent() && !recorded.holds(SYNTHETIC, synthetic.get())) {
            faults.add(fault("--synthetic", SYNTHETIC, synthetic.get(), recorded));
        }
        if (!faults.isEmpty()) {
            throw new ConfigException(faults);
        }
        return recorded;
    }

    private static String fault(String place, String path, Object value, Config recorded) {
        return place
                + ": "
                + path
                + " is "
                + value
                + "; the run that goes on has "
                + (recorded.placed().contains(path) || path.startsWith("run.")
                        ? recorded.value(path)
                        : "its own")
                + ", leave it out";
    }

    /**
     * The market that was made for the run.
     *
     * @param config all settings
     * @return {@code COUNT:SEED}; empty when it read files
     */
    public static Optional<String> synthetic(Config config) {
        String text = config.text(SYNTHETIC);
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
