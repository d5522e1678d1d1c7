package io.millrace.ops.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Who may do what at the control socket of a run. Users are names or numbers of the operating
 * system. Whoever is named nowhere has the role HALT; the user that runs the program, and root,
 * have the role RISK unless they are named.
 *
 * @param enabled whether a run has a control socket
 * @param viewUsers who may only look
 * @param tradeUsers who may resume and switch strategies as well
 * @param riskUsers who may reset and change limits as well
 * @param healthNs how often a paced run measures its disk, 0 for never
 */
public record ControlSettings(
        boolean enabled,
        List<String> viewUsers,
        List<String> tradeUsers,
        List<String> riskUsers,
        long healthNs) {

    private static final long LEAST_HEALTH_NS = 100_000_000L;

    /** Takes copies, and checks that nobody has two roles. */
    public ControlSettings {
        viewUsers = List.copyOf(viewUsers);
        tradeUsers = List.copyOf(tradeUsers);
        riskUsers = List.copyOf(riskUsers);
        List<String> all = new ArrayList<>(viewUsers);
        all.addAll(tradeUsers);
        all.addAll(riskUsers);
        for (String user : all) {
            if (all.indexOf(user) != all.lastIndexOf(user)) {
                throw new IllegalArgumentException(
                        "risk_users, trade_users and view_users name "
                                + user
                                + " more than once; a user has one role");
            }
        }
        if (healthNs != 0 && healthNs < LEAST_HEALTH_NS) {
            throw new IllegalArgumentException(
                    "health is " + healthNs + " ns; it must be 0 or at least 100ms");
        }
    }

    static void addKeys(List<Key> keys) {
        keys.add(
                Key.of(
                        "control.enabled",
                        Kind.FLAG,
                        true,
                        "whether a run has a control socket, run/control.sock in its home; a"
                                + " backtest has none"));
        keys.add(users("control.view_users", "may only look and halt"));
        keys.add(users("control.trade_users", "may also resume and switch strategies"));
        keys.add(
                users(
                        "control.risk_users",
                        "may also reset and change limits; the user that runs it, and root, may"
                                + " unless they are named elsewhere"));
        keys.add(
                Key.of(
                        "control.health",
                        Kind.DURATION,
                        0L,
                        "how often a paced run tells the engine how its journal and disk are, for"
                                + " check 3; 0s is never: then a run over files is a function of"
                                + " its data alone, with one state hash at every speed; set it"
                                + " where a market is live. From the first measurement or"
                                + " command on, time goes on in a silent market: a timer each"
                                + " second"));
    }

    private static Key users(String path, String what) {
        return Key.of(
                path, Kind.TEXTS, List.of(), "users at the control socket, by name, who " + what);
    }

    /**
     * Reads the section.
     *
     * @param config all settings
     * @return the section
     * @throws IllegalArgumentException when a value cannot be used
     */
    public static ControlSettings read(Config config) {
        return new ControlSettings(
                config.flag("control.enabled"),
                config.texts("control.view_users"),
                config.texts("control.trade_users"),
                config.texts("control.risk_users"),
                config.whole("control.health"));
    }
}
