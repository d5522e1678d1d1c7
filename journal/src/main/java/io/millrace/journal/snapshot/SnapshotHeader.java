package io.millrace.journal.snapshot;

/**
 * Of what, and of when, a snapshot is. No field depends on the wall clock. Texts are printable
 * ASCII without spaces, 1 to 64 characters.
 *
 * @param codeVersion version of the program that wrote it
 * @param schemaHash hash over the layouts of all records
 * @param settingsHash hash over the settings that the state is of
 * @param epoch whose record came last
 * @param sequence of the newest input that the state holds, from 0
 * @param chainChecksum checksum of the last record of that input
 * @param engineTimeNs engine time of that input, ns since 1970-01-01 UTC
 * @param stateHash SHA-256 over the trading state, 64 hexadecimal digits
 */
public record SnapshotHeader(
        String codeVersion,
        String schemaHash,
        String settingsHash,
        int epoch,
        long sequence,
        int chainChecksum,
        long engineTimeNs,
        String stateHash) {

    /** Checks numbers and texts. */
    public SnapshotHeader {
        if (epoch < 1 || sequence < 0) {
            throw new IllegalArgumentException(
                    "snapshot: epoch is "
                            + epoch
                            + " and sequence is "
                            + sequence
                            + "; they must be from 1 and from 0");
        }
        checkText("code version", codeVersion);
        checkText("schema hash", schemaHash);
        checkText("settings hash", settingsHash);
        checkText("state hash", stateHash);
    }

    private static void checkText(String what, String text) {
        boolean isSound = !text.isEmpty() && text.length() <= SnapshotLayout.TEXT_LENGTH;
        for (int i = 0; i < text.length(); i++) {
            isSound &= text.charAt(i) > ' ' && text.charAt(i) < 0x7F;
        }
        if (!isSound) {
            throw new IllegalArgumentException(
                    "snapshot: "
                            + what
                            + " is \""
                            + text
                            + "\"; it must be 1 to "
                            + SnapshotLayout.TEXT_LENGTH
                            + " printable characters without spaces");
        }
    }
}
