package io.millrace.model.instrument;

/** When an instrument trades, and when its trading day begins. */
public enum SessionCalendar {
    /** Always open; the day begins at 00:00 UTC. */
    ALWAYS_OPEN("24/7");

    private static final long DAY_NS = 86_400_000_000_000L;

    private final String label;

    SessionCalendar(String label) {
        this.label = label;
    }

    /**
     * Name in the instrument table.
     *
     * @return for example {@code 24/7}
     */
    public String label() {
        return label;
    }

    /**
     * Start of the session that a time belongs to.
     *
     * @param timeNs nanoseconds since 1970-01-01 UTC
     * @return nanoseconds since 1970-01-01 UTC, not above timeNs
     */
    public long sessionStartNs(long timeNs) {
        return timeNs - Math.floorMod(timeNs, DAY_NS);
    }

    /**
     * Reads a label.
     *
     * @param label for example {@code 24/7}
     * @return the calendar
     * @throws IllegalArgumentException when there is none of that name
     */
    public static SessionCalendar parse(String label) {
        for (SessionCalendar calendar : values()) {
            if (calendar.label.equals(label)) {
                return calendar;
            }
        }
        throw new IllegalArgumentException("calendar is \"" + label + "\"; it must be 24/7");
    }
}
