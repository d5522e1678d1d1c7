package io.millrace.model.instrument;

/**
 * The week of foreign exchange: one session from Sunday 17:00 to Friday 17:00 New York time, no
 * holidays. A trading day begins at 17:00 New York time, also at the weekend.
 */
final class FxWeek {

    private static final int TRADING_DAYS = 5;
    private static final int DAYS_OF_WEEK = 7;

    /** What 17:00 lacks to midnight: Monday's trading day begins on Sunday. */
    private static final long LEAD_NS = 7 * NewYorkTime.HOUR_NS;

    private FxWeek() {}

    static long dayStartNs(long timeNs) {
        return startNs(tradingDay(timeNs));
    }

    static boolean isOpen(long timeNs) {
        return CivilDate.weekday(tradingDay(timeNs)) <= TRADING_DAYS;
    }

    static long openNs(long timeNs) {
        return startNs(monday(timeNs));
    }

    static long closeNs(long timeNs) {
        return startNs(monday(timeNs) + TRADING_DAYS);
    }

    private static long monday(long timeNs) {
        long day = tradingDay(timeNs);
        int weekday = CivilDate.weekday(day);
        long monday = day - weekday + CivilDate.MONDAY;
        return weekday <= TRADING_DAYS ? monday : monday + DAYS_OF_WEEK;
    }

    private static long tradingDay(long timeNs) {
        return Math.floorDiv(NewYorkTime.toLocalNs(timeNs) + LEAD_NS, NewYorkTime.DAY_NS);
    }

    private static long startNs(long tradingDay) {
        return NewYorkTime.toUtcNs(tradingDay * NewYorkTime.DAY_NS - LEAD_NS);
    }
}
