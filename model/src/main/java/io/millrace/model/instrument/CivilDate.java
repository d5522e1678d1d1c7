package io.millrace.model.instrument;

/**
 * Dates of the Gregorian calendar in whole numbers, nothing allocated. A day is a count of days
 * since 1970-01-01; a date is the number {@code yyyymmdd}. Years 1 to 9999.
 *
 * <p>Source of the conversions: "chrono-compatible low-level date algorithms", by eras of 400 years
 * from March 1.
 */
public final class CivilDate {

    static final int MONDAY = 1;
    static final int WEDNESDAY = 3;
    static final int THURSDAY = 4;
    static final int FRIDAY = 5;
    static final int SATURDAY = 6;
    static final int SUNDAY = 7;

    private static final int DAYS_OF_WEEK = 7;
    private static final int YEARS_OF_ERA = 400;
    private static final int DAYS_OF_ERA = 146_097;

    /** Days from 0000-03-01, where the count of eras begins, to 1970-01-01. */
    private static final int DAYS_BEFORE_1970 = 719_468;

    private CivilDate() {}

    /**
     * Day of a date. A day of the month that does not exist gives one of the next month, so that
     * {@link #date} tells whether a date is one of the calendar.
     *
     * @param year 1 to 9999
     * @param month 1 to 12
     * @param dayOfMonth 1 to 31
     * @return days since 1970-01-01
     */
    public static long day(int year, int month, int dayOfMonth) {
        int shiftedYear = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(shiftedYear, YEARS_OF_ERA);
        int yearOfEra = shiftedYear - era * YEARS_OF_ERA;
        int monthFromMarch = (month + 9) % 12;
        int dayOfYear = (153 * monthFromMarch + 2) / 5 + dayOfMonth - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return (long) era * DAYS_OF_ERA + dayOfEra - DAYS_BEFORE_1970;
    }

    /**
     * Date of a day.
     *
     * @param day days since 1970-01-01
     * @return yyyymmdd
     */
    public static int date(long day) {
        long shifted = day + DAYS_BEFORE_1970;
        int era = (int) Math.floorDiv(shifted, (long) DAYS_OF_ERA);
        int dayOfEra = (int) (shifted - (long) era * DAYS_OF_ERA);
        int yearOfEra =
                (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int dayOfMonth = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        int year = yearOfEra + era * YEARS_OF_ERA + (month <= 2 ? 1 : 0);
        return year * 10_000 + month * 100 + dayOfMonth;
    }

    static int year(int date) {
        return date / 10_000;
    }

    static int month(int date) {
        return date / 100 % 100;
    }

    static int dayOfMonth(int date) {
        return date % 100;
    }

    /** Weekday of a day, 1 = Monday to 7 = Sunday. */
    static int weekday(long day) {
        // 1970-01-01 was a Thursday.
        return (int) Math.floorMod(day + THURSDAY - 1, (long) DAYS_OF_WEEK) + 1;
    }

    /** First Sunday on or after a day. */
    static long sundayFrom(long day) {
        return day + SUNDAY - weekday(day);
    }

    /**
     * Easter Sunday, by the "anonymous Gregorian computus" (Astronomical Algorithms, chapter 8).
     */
    static long easterSunday(int year) {
        int golden = year % 19;
        int century = year / 100;
        int yearOfCentury = year % 100;
        int moonCorrection = (century - (century + 8) / 25 + 1) / 3;
        int epact = (19 * golden + century - century / 4 - moonCorrection + 15) % 30;
        int weekday =
                (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7;
        int late = (golden + 11 * epact + 22 * weekday) / 451;
        int marchBased = epact + weekday - 7 * late + 114;
        return day(year, marchBased / 31, marchBased % 31 + 1);
    }
}
