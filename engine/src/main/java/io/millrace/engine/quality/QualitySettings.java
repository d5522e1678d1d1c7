package io.millrace.engine.quality;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.QualityKind;
import io.millrace.model.state.QualityPolicy;
import io.millrace.model.time.Timeframe;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What counts as a fault in the data, and what is done about it.
 *
 * @param limits where a fault begins
 * @param goodTicks good ticks of a stream in a row after which it is trusted again, from 1
 * @param policies what is done about each kind; all but RECOVERED are there
 */
public record QualitySettings(
        Limits limits, int goodTicks, Map<QualityKind, QualityPolicy> policies) {

    private static final int MOST_TICKS = 1_000_000;
    private static final long LONGEST_NS = 366L * Timeframe.D1.lengthNs();

    /**
     * Where a fault begins.
     *
     * @param gapNs longest time without a tick while the market is open
     * @param toleranceNs how far a tick may be behind the newest one and still be used
     * @param delayNs longest time from the venue to us, or from us to it by the clocks
     * @param frozenNs longest time with ticks and without a change of price
     * @param move largest move from one tick to the next, a fraction in fixed point
     */
    public record Limits(long gapNs, long toleranceNs, long delayNs, long frozenNs, long move) {

        /** Checks the limits. */
        public Limits {
            checkTime("gap", gapNs, 1);
            checkTime("tolerance", toleranceNs, 0);
            checkTime("delay", delayNs, 1);
            checkTime("frozen", frozenNs, 1);
            if (move <= 0 || move > 100 * FixedPoint.ONE) {
                throw new IllegalArgumentException(
                        "move is "
                                + FixedPoint.toText(move)
                                + "; it must be above 0 and at most 100");
            }
        }

        private static void checkTime(String name, long timeNs, long least) {
            if (timeNs < least || timeNs > LONGEST_NS) {
                throw new IllegalArgumentException(
                        name
                                + " is "
                                + timeNs
                                + " ns; it must be from "
                                + least
                                + " ns to 366 days");
            }
        }
    }

    /** Copies the policies and checks them. */
    public QualitySettings {
        if (goodTicks < 1 || goodTicks > MOST_TICKS) {
            throw new IllegalArgumentException(
                    "good_ticks is " + goodTicks + "; it must be from 1 to " + MOST_TICKS);
        }
        for (QualityKind kind : QualityKind.values()) {
            if (kind != QualityKind.RECOVERED && !policies.containsKey(kind)) {
                throw new IllegalArgumentException(kind + " has no policy; give it one");
            }
        }
        policies = Collections.unmodifiableMap(new EnumMap<>(policies));
    }

    /**
     * The policy of a kind unless the settings say otherwise.
     *
     * @param kind what is wrong
     * @return what is done about it
     */
    public static QualityPolicy standard(QualityKind kind) {
        return switch (kind) {
            case RECOVERED, MISSING, LATE, LOCKED, RENUMBERED -> QualityPolicy.COUNT;
            case GAP, CROSSED, FROZEN -> QualityPolicy.MARK;
            case DOUBTED, DUPLICATE, OUT_OF_ORDER, OUTLIER, STALE -> QualityPolicy.SKIP;
        };
    }

    /**
     * The usual settings.
     *
     * @return gap 5 minutes, tolerance 1 s, delay 5 s, frozen 30 minutes, move 10 %, 3 good ticks
     */
    public static QualitySettings defaults() {
        Map<QualityKind, QualityPolicy> policies = new EnumMap<>(QualityKind.class);
        for (QualityKind kind : QualityKind.values()) {
            policies.put(kind, standard(kind));
        }
        long minute = Timeframe.M1.lengthNs();
        long second = Timeframe.SECOND_NS;
        return new QualitySettings(
                new Limits(5 * minute, second, 5 * second, 30 * minute, FixedPoint.ONE / 10),
                3,
                policies);
    }
}
