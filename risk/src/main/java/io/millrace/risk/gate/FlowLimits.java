package io.millrace.risk.gate;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.time.Timeframe;

import java.util.List;

/**
 * How many orders may go: checks 16, 17 and 18.
 *
 * @param messageRate messages to each venue a minute; 0 when the venues have their own
 * @param messageBurst messages to one venue at once
 * @param strategyRate orders of one strategy and symbol a minute
 * @param entriesPerDay entries of one symbol in a trading day
 * @param losses what many losses in a row do to a strategy
 * @param venues messages of single venues; those of a venue that is not named are not counted
 */
public record FlowLimits(
        int messageRate,
        int messageBurst,
        int strategyRate,
        int entriesPerDay,
        Losses losses,
        List<VenueRate> venues) {

    /** What venues are known to take. */
    public static final List<VenueRate> VENUES =
            List.of(new VenueRate("alpaca", 120), new VenueRate("hyperliquid", 600));

    /** As the specification has it; a simulated venue does not count messages. */
    public static final FlowLimits STANDARD =
            new FlowLimits(0, 10, 10, 20, new Losses(6, Timeframe.D1.lengthNs()), VENUES);

    /** As wide as they go: for reproducing what others ran without such limits. */
    public static final FlowLimits OPEN =
            new FlowLimits(
                    0,
                    10,
                    1_000,
                    1_000_000,
                    new Losses(1_000_000, Timeframe.D1.lengthNs()),
                    List.of());

    /** An entry and its stop need two messages of the four fifths that are not reserved. */
    private static final int LEAST_BURST = 3;

    private static final int LARGEST = 1_000_000;

    /**
     * What many losses in a row do to a strategy.
     *
     * @param trips losing round trips in a row that switch it off
     * @param pauseNs for how long, ns; {@link FixedPoint#NONE} until it is enabled again
     */
    public record Losses(int trips, long pauseNs) {

        /** Checks the ranges. */
        public Losses {
            Ranges.within("trips", trips, 1, LARGEST);
            if (pauseNs != FixedPoint.NONE) {
                long longest = 3_650 * Timeframe.D1.lengthNs();
                Ranges.within("pause", pauseNs, Timeframe.SECOND_NS, longest);
            }
        }
    }

    /**
     * What one venue takes.
     *
     * @param venue its name
     * @param perMinute messages a minute, 0 when they are not counted
     */
    public record VenueRate(String venue, int perMinute) {

        /** Checks the range. */
        public VenueRate {
            Ranges.within("message_rates of " + venue, perMinute, 0, LARGEST);
        }
    }

    /** Checks the ranges, also against each other. */
    public FlowLimits {
        venues = List.copyOf(venues);
        Ranges.within("message_rate", messageRate, 0, LARGEST);
        Ranges.within("message_burst", messageBurst, 1, 10_000);
        boolean counts = messageRate > 0 || countsSome(venues);
        if (counts && messageBurst < LEAST_BURST) {
            throw new IllegalArgumentException(
                    "message_burst is "
                            + messageBurst
                            + "; with a message_rate it must be 3 or more, so that an entry and"
                            + " its stop pass beside the fifth that is reserved");
        }
        Ranges.within("strategy_rate", strategyRate, 2, 1_000);
        Ranges.within("max_entries_per_day", entriesPerDay, 1, LARGEST);
    }

    private static boolean countsSome(List<VenueRate> venues) {
        for (VenueRate each : venues) {
            if (each.perMinute() > 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Messages that a venue takes.
     *
     * @param venue its name
     * @return a minute, 0 when they are not counted
     */
    public int messageRate(String venue) {
        if (messageRate > 0) {
            return messageRate;
        }
        for (VenueRate each : venues) {
            if (each.venue().equals(venue)) {
                return each.perMinute();
            }
        }
        return 0;
    }
}
