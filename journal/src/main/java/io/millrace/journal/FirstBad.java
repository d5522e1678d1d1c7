package io.millrace.journal;

/**
 * The first place of an epoch that is not as it must be.
 *
 * @param epoch number of the epoch; 0 when the directory's name is none of an epoch
 * @param file name inside the epoch directory; empty when the directory itself is wrong
 * @param offset bytes from the start of the file; {@link #WHOLE_FILE} when no single place is wrong
 * @param sequence of the last sound record before that place; 0 when there is none
 * @param what what is wrong, and what would be right
 */
public record FirstBad(int epoch, String file, long offset, long sequence, String what) {

    /** Offset of a fault that concerns a file as a whole. */
    public static final long WHOLE_FILE = -1;

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(Epochs.name(epoch));
        if (!file.isEmpty()) {
            text.append('/').append(file);
        }
        if (offset != WHOLE_FILE) {
            text.append(" at ").append(offset);
        }
        return text.append(", after sequence ")
                .append(sequence)
                .append(": ")
                .append(what)
                .toString();
    }
}
