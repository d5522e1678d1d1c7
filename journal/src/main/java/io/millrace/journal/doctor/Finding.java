package io.millrace.journal.doctor;

/**
 * One thing the doctor found.
 *
 * @param kind what it is
 * @param epoch where; 0 for the journal as a whole
 * @param sequence of the last sound input before it; 0 for none
 * @param text where, what is wrong, what was done or would be right; one line
 */
public record Finding(Kind kind, int epoch, long sequence, String text) {

    /** Kinds, by what follows from them. */
    public enum Kind {
        /** A directory that no start finished making was moved aside. Nothing is lost. */
        MOVED_ASIDE(false),
        /**
         * The newest epoch ends in what a crash leaves; its sound part counts, a new epoch goes on.
         */
        TORN(false),
        /** An older epoch is not whole; the run that follows does not build on it. */
        OLDER_DAMAGE(false),
        /** One of the two slots of the high-water file is damaged; the other one counts. */
        HIGH_WATER_SLOT(false),
        /** The newest epoch is damaged in what was known to be on the disk. */
        JOURNAL_CORRUPT(true),
        /** The journal ends before the high water. */
        JOURNAL_LOST_DATA(true),
        /** Nobody can tell what was on the disk: the high-water file is missing or unreadable. */
        HIGH_WATER_UNKNOWN(true);

        private final boolean halts;

        Kind(boolean halts) {
            this.halts = halts;
        }

        /**
         * Whether a start must be HALTED.
         *
         * @return true when an operator must look first
         */
        public boolean halts() {
            return halts;
        }
    }
}
