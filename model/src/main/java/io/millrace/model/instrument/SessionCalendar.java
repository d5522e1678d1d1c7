package io.millrace.model.instrument;

/**
 * When an instrument trades, and when its trading day begins. Computed by rule, without a time zone
 * database; nothing is allocated. All times are nanoseconds since 1970-01-01 UTC, from the year
 * 1678 to 2261; the rules simply continue before and after the years in which they were checked. A
 * session holds its open and not its close.
 *
 * <pre>
 * label  session                                      trading day begins
 * 24/7   one without begin and end                    00:00 UTC
 * fx     Sunday 17:00 to Friday 17:00 New York        17:00 New York
 * nyse   09:30 to 16:00 New York, early closes known  04:00 New York
 * </pre>
 */
public enum SessionCalendar {
    /** Always open; the day begins at 00:00 UTC. */
    ALWAYS_OPEN("24/7"),
    /** Foreign exchange: open from Sunday to Friday; the day begins at 17:00 New York. */
    FX_WEEK("fx"),
    /** New York Stock Exchange with holidays and half days; the day begins at 04:00 New York. */
    NYSE("nyse");

    /** Open of a calendar that is always open. */
    public static final long ALWAYS = Long.MIN_VALUE;

    /** Close of a calendar that is always open, and the time to it. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final long DAY_NS = NewYorkTime.DAY_NS;

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
     * Start of the trading day that a time belongs to. Every day has one, also at the weekend and
     * on holidays.
     *
     * @param timeNs nanoseconds since 1970-01-01 UTC
     * @return nanoseconds since 1970-01-01 UTC, not above timeNs
     */
    public long sessionStartNs(long timeNs) {
        return switch (this) {
            case ALWAYS_OPEN -> timeNs - Math.floorMod(timeNs, DAY_NS);
            case FX_WEEK -> FxWeek.dayStartNs(timeNs);
            case NYSE -> NyseCalendar.dayStartNs(timeNs);
        };
    }

    /**
     * Whether a session holds a time.
     *
     * @param timeNs nanoseconds since 1970-01-01 UTC
     * @return true from the open on, false from the close on
     */
    public boolean isOpen(long timeNs) {
        return switch (this) {
            case ALWAYS_OPEN -> true;
            case FX_WEEK -> FxWeek.isOpen(timeNs);
            case NYSE -> NyseCalendar.isOpen(timeNs);
        };
    }

    /**
     * Open of the session that holds a time, else of the next one.
     *
     * @param timeNs nanoseconds since 1970-01-01 UTC
     * @return nanoseconds since 1970-01-01 UTC, or {@link #ALWAYS}
     */
    public long openNs(long timeNs) {
        return switch (this) {
            case ALWAYS_OPEN -> ALWAYS;
            case FX_WEEK -> FxWeek.openNs(timeNs);
            case NYSE -> NyseCalendar.openNs(timeNs);
        };
    }

    /**
     * Close of the session that holds a time, else of the next one.
     *
     * @param timeNs nanoseconds since 1970-01-01 UTC
     * @return nanoseconds since 1970-01-01 UTC, above timeNs, or {@link #NEVER}
     */
    public long closeNs(long timeNs) {
        return switch (this) {
            case ALWAYS_OPEN -> NEVER;
            case FX_WEEK -> FxWeek.closeNs(timeNs);
            case NYSE -> NyseCalendar.closeNs(timeNs);
        };
    }

    /**
     * Time left in the session, so that one comparison tells its last minutes and the time outside.
     *
     * @param timeNs nanoseconds since 1970-01-01 UTC
     * @return nanoseconds; 0 when closed, {@link #NEVER} when always open
     */
    public long nsToClose(long timeNs) {
        if (this == ALWAYS_OPEN) {
            return NEVER;
        }
        return isOpen(timeNs) ? closeNs(timeNs) - timeNs : 0;
    }

    /**
     * Time left to trade today: to the close of the session that belongs to the trading day, also
     * before its open.
     *
     * @param timeNs nanoseconds since 1970-01-01 UTC
     * @return nanoseconds; 0 after the close and on days without a session, {@link #NEVER} when
     *     always open
     */
    public long nsToDaysClose(long timeNs) {
        if (this == ALWAYS_OPEN) {
            return NEVER;
        }
        boolean comesToday = sessionStartNs(openNs(timeNs)) == sessionStartNs(timeNs);
        return isOpen(timeNs) || comesToday ? closeNs(timeNs) - timeNs : 0;
    }

    /**
     * Time of day on the exchange's clock.
     *
     * @param timeNs nanoseconds since 1970-01-01 UTC
     * @return nanoseconds since midnight in New York, or in UTC when always open
     */
    public long clockNs(long timeNs) {
        long localNs = this == ALWAYS_OPEN ? timeNs : NewYorkTime.toLocalNs(timeNs);
        return Math.floorMod(localNs, DAY_NS);
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
        throw new IllegalArgumentException(
                "calendar is \"" + label + "\"; it must be 24/7, fx or nyse");
    }
}
