package io.millrace.ops.config;

import java.util.Locale;
import java.util.Map;

/**
 * Limits that are set together. A setting that a file or an option names itself keeps its value.
 * Shares are in basis points, as {@link Kind#FRACTION} makes them.
 */
enum Profile {
    /** About half of what is usual. */
    CONSERVATIVE,
    /** The defaults. */
    BALANCED,
    /** More of everything. */
    AGGRESSIVE,
    /** What firms ask for that lend their capital; warns and closes half before it halts. */
    PROP;

    static final String PATH = "risk.profile";

    private static final String CONFIDENCE = ".min_confidence";
    private static final long PROP_CONFIDENCE = 82;

    static Profile of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Whether a profile sets it to something that is not usual. */
    static boolean knows(Key key) {
        for (Profile each : values()) {
            if (!each.standard(key).equals(key.standard())) {
                return true;
            }
        }
        return false;
    }

    /** What a setting is when nobody names it. */
    Object standard(Key key) {
        if (key.path().startsWith(Keys.STRATEGY) && key.path().endsWith(CONFIDENCE)) {
            return this == PROP ? Long.valueOf(PROP_CONFIDENCE) : key.standard();
        }
        return limits().getOrDefault(key.path(), key.standard());
    }

    private Map<String, Object> limits() {
        return switch (this) {
            case BALANCED -> Map.of();
            case CONSERVATIVE ->
                    Map.ofEntries(
                            Map.entry("risk.max_order_value", 1_000L),
                            Map.entry("risk.max_position", 1_000L),
                            Map.entry("risk.max_exposure", 3_000L),
                            Map.entry("risk.max_positions", 3L),
                            Map.entry("risk.daily_loss_soft", 100L),
                            Map.entry("risk.reduced_drawdown", 750L),
                            Map.entry("kill.daily_loss", 200L),
                            Map.entry("kill.drawdown", 1_000L),
                            Map.entry("kill.concentration", 2_500L));
            case AGGRESSIVE ->
                    Map.ofEntries(
                            Map.entry("risk.max_order_value", 3_000L),
                            Map.entry("risk.max_position", 3_000L),
                            Map.entry("risk.max_exposure", 10_000L),
                            Map.entry("risk.max_positions", 10L),
                            Map.entry("risk.daily_loss_soft", 350L),
                            Map.entry("risk.reduced_drawdown", 2_000L),
                            Map.entry("kill.daily_loss", 500L),
                            Map.entry("kill.drawdown", 2_500L),
                            Map.entry("kill.concentration", 6_000L));
            case PROP ->
                    Map.ofEntries(
                            Map.entry("risk.max_order_value", 300L),
                            Map.entry("risk.max_position", 300L),
                            Map.entry("risk.max_exposure", 900L),
                            Map.entry("risk.max_positions", 3L),
                            Map.entry("risk.max_stop", 150L),
                            Map.entry("risk.daily_loss_soft", 315L),
                            Map.entry("risk.reduced_drawdown", 150L),
                            Map.entry("kill.daily_loss", 450L),
                            Map.entry("kill.drawdown", 200L),
                            Map.entry("kill.concentration", 500L),
                            Map.entry("kill.ladder", true));
        };
    }
}
