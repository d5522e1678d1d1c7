package io.millrace.model.instrument;

/**
 * Sessions of the New York Stock Exchange: 09:30 to 16:00 New York time or to an early close, on
 * the days of {@link NyseHolidays}. A trading day begins at 04:00 New York time, where trading
 * before the session begins, also on days without a session.
 */
final class NyseCalendar {

    private static final long OPEN_NS = 9 * NewYorkTime.HOUR_NS + NewYorkTime.HOUR_NS / 2;
    private static final long DAY_START_NS = 4 * NewYorkTime.HOUR_NS;

    private NyseCalendar() {}

    static long dayStartNs(long timeNs) {
        long localNs = NewYorkTime.toLocalNs(timeNs) - DAY_START_NS;
        long midnightNs = localNs - Math.floorMod(localNs, NewYorkTime.DAY_NS);
        return NewYorkTime.toUtcNs(midnightNs + DAY_START_NS);
    }

    static boolean isOpen(long timeNs) {
        long localNs = NewYorkTime.toLocalNs(timeNs);
        long day = Math.floorDiv(localNs, NewYorkTime.DAY_NS);
        // The hours first: most times outside them need no look at the holidays.
        return localNs >= day * NewYorkTime.DAY_NS + OPEN_NS
                && localNs < localCloseNs(day)
                && NyseHolidays.isSession(day);
    }

    static long openNs(long timeNs) {
        return NewYorkTime.toUtcNs(sessionDay(timeNs) * NewYorkTime.DAY_NS + OPEN_NS);
    }

    static long closeNs(long timeNs) {
        return NewYorkTime.toUtcNs(localCloseNs(sessionDay(timeNs)));
    }

    /** Day of the session that a time is in or that comes next; at most a week of days is tried. */
    private static long sessionDay(long timeNs) {
        long localNs = NewYorkTime.toLocalNs(timeNs);
        long day = Math.floorDiv(localNs, NewYorkTime.DAY_NS);
        if (localNs >= localCloseNs(day)) {
            day++;
        }
        while (!NyseHolidays.isSession(day)) {
            day++;
        }
        return day;
    }

    private static long localCloseNs(long day) {
        return day * NewYorkTime.DAY_NS + NyseHolidays.closeHour(day) * NewYorkTime.HOUR_NS;
    }
}
