package io.millrace.journal;

/** Bytes of an epoch are not what its writer wrote. Names the place. */
public final class JournalCorruptException extends JournalException {

    private static final long serialVersionUID = 1L;

    private final FirstBad place;

    /**
     * Corruption at a known place.
     *
     * @param place where, and what is wrong there
     */
    public JournalCorruptException(FirstBad place) {
        super(place.toString());
        this.place = place;
    }

    /**
     * The place.
     *
     * @return epoch, file, offset, sequence, and what is wrong there
     */
    public FirstBad place() {
        return place;
    }
}
