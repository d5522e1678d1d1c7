package io.millrace.risk.gate;

import io.millrace.model.time.Timeframe;

import java.util.List;

/**
 * Where and at which prices orders may go: checks 5, 11 and 13.
 *
 * @param allow symbols that may be traded; all when there is none
 * @param deny symbols that may not be traded
 * @param sessions when an order must find its market open
 * @param windowBps how far a limit price may be from the price of the window, basis points
 * @param windowNs how old that price may be, ns
 * @param maxVolumeBps largest size of an order, basis points of the average daily volume
 */
public record MarketLimits(
        List<String> allow,
        List<String> deny,
        SessionCheck sessions,
        long windowBps,
        long windowNs,
        long maxVolumeBps) {

    /** As the specification has it. */
    public static final MarketLimits STANDARD =
            new MarketLimits(
                    List.of(), List.of(), SessionCheck.AUTO, 500, Timeframe.M5.lengthNs(), 100);

    private static final long SHORTEST_WINDOW_NS = 10 * Timeframe.SECOND_NS;

    /** Copies the lists and checks the ranges. */
    public MarketLimits {
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
        for (String symbol : deny) {
            if (allow.contains(symbol)) {
                throw new IllegalArgumentException(
                        "deny has "
                                + symbol
                                + ", and so has allow; a symbol must be in one of the two at most");
            }
        }
        Ranges.basisPoints("collar_window", windowBps, 1, 10_000);
        Ranges.within(
                "collar_window_length", windowNs, SHORTEST_WINDOW_NS, Timeframe.D1.lengthNs());
        Ranges.basisPoints("max_order_volume", maxVolumeBps, 1, 100_000);
    }

    /**
     * Whether a symbol may be traded.
     *
     * @param symbol the venue's text
     * @return false when it is denied, or not among those that are allowed
     */
    public boolean isAllowed(String symbol) {
        return !deny.contains(symbol) && (allow.isEmpty() || allow.contains(symbol));
    }

    /**
     * The same limits with {@link SessionCheck#AUTO} settled.
     *
     * @param decisionNs length of the bars that are decided on
     * @return a copy
     */
    public MarketLimits forBars(long decisionNs) {
        SessionCheck settled =
                sessions != SessionCheck.AUTO
                        ? sessions
                        : decisionNs < Timeframe.H1.lengthNs() ? SessionCheck.ON : SessionCheck.OFF;
        return new MarketLimits(allow, deny, settled, windowBps, windowNs, maxVolumeBps);
    }
}
