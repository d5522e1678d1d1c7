package io.millrace.ops.backtest;

import io.millrace.model.fixed.FixedPoint;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Closed trades that have something in common.
 *
 * @param key what they have in common
 * @param trades count
 * @param won count
 * @param net after all costs, fixed point
 */
public record Group(String key, int trades, int won, long net) {

    private static final long SECOND_NS = 1_000_000_000L;

    /** What trades are grouped by. */
    public enum By {
        /** Hour of the entry, UTC, 00 to 23. */
        HOUR,
        /** Day of the week of the entry, UTC, beginning with 1 for Monday. */
        WEEKDAY,
        /** Regime at the decision that caused the entry. */
        REGIME,
        /** Strategy. */
        STRATEGY;

        private String key(RoundTrip trip) {
            ZonedDateTime entry =
                    Instant.ofEpochSecond(Math.floorDiv(trip.entry().timeNs(), SECOND_NS))
                            .atZone(ZoneOffset.UTC);
            return switch (this) {
                case HOUR -> String.format(Locale.ROOT, "%02d", entry.getHour());
                case WEEKDAY -> entry.getDayOfWeek().getValue() + " " + entry.getDayOfWeek();
                case REGIME -> trip.cause().regime();
                case STRATEGY -> trip.strategy();
            };
        }
    }

    /**
     * Groups trades.
     *
     * @param trips closed
     * @param by what they are grouped by
     * @return sorted by key
     */
    public static List<Group> of(List<RoundTrip> trips, By by) {
        Map<String, Group> groups = new TreeMap<>();
        for (RoundTrip trip : trips) {
            long net = trip.result().net();
            Group one = new Group(by.key(trip), 1, net > 0 ? 1 : 0, net);
            groups.merge(one.key(), one, Group::and);
        }
        return List.copyOf(groups.values());
    }

    private Group and(Group other) {
        return new Group(
                key, trades + other.trades, won + other.won, FixedPoint.add(net, other.net));
    }
}
