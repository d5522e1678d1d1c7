package io.millrace.ops.config;

import java.util.OptionalInt;

/**
 * Whether a run that has ended archives older epochs.
 *
 * @param keep how many of the newest epochs stay as they are, from 1; empty when nothing is
 *     archived
 */
public record ArchiveSettings(OptionalInt keep) {

    /** The setting that archives nothing. */
    static final String OFF = "off";

    private static final String KEEP = "keep:";

    /**
     * Reads the setting.
     *
     * @param config all settings
     * @return what it says
     * @throws ConfigException when it cannot be used
     */
    public static ArchiveSettings read(Config config) {
        String text = config.text("journal.archive");
        if (text.equals(OFF)) {
            return new ArchiveSettings(OptionalInt.empty());
        }
        int keep = text.startsWith(KEEP) ? number(text.substring(KEEP.length())) : 0;
        if (keep < 1) {
            throw new ConfigException(
                    "journal.archive is \""
                            + text
                            + "\"; it must be off, or keep: and a whole number from 1, such as"
                            + " keep:10");
        }
        return new ArchiveSettings(OptionalInt.of(keep));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
