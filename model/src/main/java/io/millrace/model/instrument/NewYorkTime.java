package io.millrace.model.instrument;

/**
 * New York wall time by rule, nothing allocated. Local times are nanoseconds since 1970-01-01 00:00
 * on a New York clock.
 *
 * <pre>
 * years       daylight saving, from 02:00 to 02:00
 * from 2007   second Sunday of March to first Sunday of November
 * to 2006     first Sunday of April to last Sunday of October
 * </pre>
 *
 * <p>The older rule was law from 1987 on; it is continued into the years before. Times from 1678 to
 * 2261.
 */
public final class NewYorkTime {

    static final long HOUR_NS = 3_600_000_000_000L;
    static final long DAY_NS = 24 * HOUR_NS;

    private static final long STANDARD_NS = 5 * HOUR_NS;
    private static final long DAYLIGHT_NS = 4 * HOUR_NS;
    private static final long SWITCH_NS = 2 * HOUR_NS;
    private static final int NEW_RULE_YEAR = 2007;

    private NewYorkTime() {}

    /** Local time of a time in nanoseconds since 1970-01-01 UTC. */
    static long toLocalNs(long timeNs) {
        return timeNs - (isDaylight(timeNs) ? DAYLIGHT_NS : STANDARD_NS);
    }

    /**
     * Time of a local time. In the hour that stands twice, the first; in the hour that is left out,
     * as if the clock had not been put forward.
     *
     * @param localNs nanoseconds since 1970-01-01 00:00 on a New York clock
     * @return nanoseconds since 1970-01-01 UTC
     */
    public static long toUtcNs(long localNs) {
        long asDaylightNs = localNs + DAYLIGHT_NS;
        return isDaylight(asDaylightNs) ? asDaylightNs : localNs + STANDARD_NS;
    }

    static boolean isDaylight(long timeNs) {
        // No switch is near New Year, so the year of standard time will do.
        long standardNs = timeNs - STANDARD_NS;
        int year = CivilDate.year(CivilDate.date(Math.floorDiv(standardNs, DAY_NS)));
        long startNs = firstDay(year) * DAY_NS + SWITCH_NS;
        // 02:00 on the clock that is still put forward is 01:00 of standard time.
        long endNs = lastDay(year) * DAY_NS + SWITCH_NS - (STANDARD_NS - DAYLIGHT_NS);
        return standardNs >= startNs && standardNs < endNs;
    }

    private static long firstDay(int year) {
        return year >= NEW_RULE_YEAR
                ? CivilDate.sundayFrom(CivilDate.day(year, 3, 8))
                : CivilDate.sundayFrom(CivilDate.day(year, 4, 1));
    }

    private static long lastDay(int year) {
        return year >= NEW_RULE_YEAR
                ? CivilDate.sundayFrom(CivilDate.day(year, 11, 1))
                : CivilDate.sundayFrom(CivilDate.day(year, 10, 25));
    }
}
