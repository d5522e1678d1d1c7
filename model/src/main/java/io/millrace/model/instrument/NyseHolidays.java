package io.millrace.model.instrument;

/**
 * Days on which the New York Stock Exchange is closed or closes early, by rule, and the exceptions
 * to the rules since 1990. Rules hold before and after the years in which they were checked.
 *
 * <pre>
 * holiday                      day                            on a Saturday   on a Sunday
 * New Year's Day               January 1                      not observed    Monday
 * Martin Luther King Day       third Monday of January, 1998 on
 * Washington's Birthday        third Monday of February
 * Good Friday                  two days before Easter Sunday
 * Memorial Day                 last Monday of May
 * Juneteenth                   June 19, 2022 on               Friday          Monday
 * Independence Day             July 4                         Friday          Monday
 * Labor Day                    first Monday of September
 * Thanksgiving                 fourth Thursday of November
 * Christmas                    December 25                    Friday          Monday
 *
 * early close                  at
 * July 3                       13:00, 1995 on; not on a Wednesday before 2013
 * July 5, if a Friday          13:00, 1995 to 2012
 * day after Thanksgiving       13:00; 14:00 in 1992; not before
 * December 24                  13:00; 14:00 up to 1992
 * </pre>
 *
 * <p>Source: exchange_calendars (Apache-2.0), sessions of XNYS from 1990-01-02 to 2023-01-13.
 */
final class NyseHolidays {

    static final int REGULAR_CLOSE_HOUR = 16;

    private static final int EARLY_CLOSE_HOUR = 13;
    private static final int OLD_EARLY_CLOSE_HOUR = 14;

    /** Closings out of the ordinary, in order of time. */
    private static final int[] CLOSED = {
        // Mourning for a former president.
        1994_04_27,
        // Attack on the World Trade Center.
        2001_09_11,
        2001_09_12,
        2001_09_13,
        2001_09_14,
        // Mourning for former presidents.
        2004_06_11,
        2007_01_02,
        // Hurricane Sandy.
        2012_10_29,
        2012_10_30,
        // Mourning for former presidents; the second is after the reference.
        2018_12_05,
        2025_01_09,
    };

    /** Days that closed at 13:00 by decision of the year, not by rule. */
    private static final int[] CLOSED_EARLY = {1997_12_26, 1999_12_31, 2003_12_26};

    private NyseHolidays() {}

    static boolean isSession(long day) {
        int weekday = CivilDate.weekday(day);
        if (weekday >= CivilDate.SATURDAY) {
            return false;
        }
        int date = CivilDate.date(day);
        return !isHoliday(day, date, weekday) && !contains(CLOSED, date);
    }

    /** Hour of the close on a session day, New York time. */
    static int closeHour(long day) {
        int date = CivilDate.date(day);
        int year = CivilDate.year(date);
        int dayOfMonth = CivilDate.dayOfMonth(date);
        int weekday = CivilDate.weekday(day);
        return switch (CivilDate.month(date)) {
            case 7 ->
                    isShortByIndependenceDay(year, dayOfMonth, weekday)
                            ? EARLY_CLOSE_HOUR
                            : REGULAR_CLOSE_HOUR;
            case 11 ->
                    weekday == CivilDate.FRIDAY
                                    && dayOfMonth >= 23
                                    && dayOfMonth <= 29
                                    && year >= 1992
                            ? earlyHour(year)
                            : REGULAR_CLOSE_HOUR;
            case 12 -> decemberHour(date);
            default -> REGULAR_CLOSE_HOUR;
        };
    }

    private static boolean isHoliday(long day, int date, int weekday) {
        int year = CivilDate.year(date);
        int dayOfMonth = CivilDate.dayOfMonth(date);
        boolean isMonday = weekday == CivilDate.MONDAY;
        return switch (CivilDate.month(date)) {
            case 1 ->
                    dayOfMonth == 1
                            || (isMonday && dayOfMonth == 2)
                            || (isMonday && isThird(dayOfMonth) && year >= 1998);
            case 2 -> isMonday && isThird(dayOfMonth);
            case 3, 4 -> day == CivilDate.easterSunday(year) - 2;
            case 5 -> isMonday && dayOfMonth >= 25;
            case 6 -> year >= 2022 && isObserved(19, dayOfMonth, weekday);
            case 7 -> isObserved(4, dayOfMonth, weekday);
            case 9 -> isMonday && dayOfMonth <= 7;
            case 11 -> weekday == CivilDate.THURSDAY && dayOfMonth >= 22 && dayOfMonth <= 28;
            case 12 -> isObserved(25, dayOfMonth, weekday);
            default -> false;
        };
    }

    private static boolean isThird(int dayOfMonth) {
        return dayOfMonth >= 15 && dayOfMonth <= 21;
    }

    private static boolean isObserved(int holiday, int dayOfMonth, int weekday) {
        return dayOfMonth == holiday
                || (weekday == CivilDate.FRIDAY && dayOfMonth == holiday - 1)
                || (weekday == CivilDate.MONDAY && dayOfMonth == holiday + 1);
    }

    private static boolean isShortByIndependenceDay(int year, int dayOfMonth, int weekday) {
        if (year < 1995) {
            return false;
        }
        return (dayOfMonth == 3 && (weekday != CivilDate.WEDNESDAY || year >= 2013))
                || (dayOfMonth == 5 && weekday == CivilDate.FRIDAY && year < 2013);
    }

    private static int decemberHour(int date) {
        if (CivilDate.dayOfMonth(date) == 24) {
            return earlyHour(CivilDate.year(date));
        }
        return contains(CLOSED_EARLY, date) ? EARLY_CLOSE_HOUR : REGULAR_CLOSE_HOUR;
    }

    private static int earlyHour(int year) {
        return year >= 1993 ? EARLY_CLOSE_HOUR : OLD_EARLY_CLOSE_HOUR;
    }

    private static boolean contains(int[] dates, int date) {
        for (int candidate : dates) {
            if (candidate == date) {
                return true;
            }
        }
        return false;
    }
}
