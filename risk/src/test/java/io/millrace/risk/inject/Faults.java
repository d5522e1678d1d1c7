package io.millrace.risk.inject;

import java.util.BitSet;
import java.util.Set;

/**
 * What instrumented methods ask when they begin: whether this is the one that fails. A fault comes
 * only below a call of an event into the stage, where the pipeline makes it.
 */
public final class Faults {

    /** What happens when a method begins. */
    public enum Mode {
        /** It throws, the first time. */
        ONCE,
        /** It throws, each time. */
        ALWAYS,
        /** It answers {@code NONE}, each time. */
        NO_NUMBER
    }

    private static final int NOTHING = -1;
    private static final String STAGE = "io.millrace.risk.RiskStage";
    private static final Set<String> EVENTS =
            Set.of(
                    "begin",
                    "onBar",
                    "suspect",
                    "refuse",
                    "halt",
                    "takeBack",
                    "onRefused",
                    "onPrice",
                    "onRange",
                    "onTime",
                    "onHealth",
                    "onCommand",
                    "onCashFlow",
                    "onExecution",
                    "prepare",
                    "release");

    private static final BitSet REACHED = new BitSet();
    private static int armed = NOTHING;
    private static Mode mode = Mode.ONCE;
    private static int happened;

    private Faults() {}

    /** The fault. */
    public static final class Injected extends RuntimeException {

        private static final long serialVersionUID = 1;

        Injected(int method) {
            super("injected into method " + method);
        }
    }

    static void arm(int method, Mode how) {
        armed = method;
        mode = how;
        happened = 0;
    }

    static void disarm() {
        armed = NOTHING;
    }

    /** How often it failed since it was armed. */
    static int happened() {
        return happened;
    }

    /** Whether it is itself a call of an event: what comes before its own catch cannot fail. */
    static boolean isEvent(String method) {
        int dot = method.lastIndexOf('.');
        return method.startsWith("RiskStage.") && EVENTS.contains(method.substring(dot + 1));
    }

    static boolean isReached(int method) {
        return REACHED.get(method);
    }

    /**
     * A method begins.
     *
     * @param method its number
     */
    public static void at(int method) {
        if (REACHED.get(method) && method != armed) {
            return;
        }
        if (!isWithinEvent()) {
            return;
        }
        REACHED.set(method);
        if (method == armed && mode != Mode.NO_NUMBER && (mode == Mode.ALWAYS || happened == 0)) {
            happened++;
            throw new Injected(method);
        }
    }

    /**
     * A method that answers a number begins.
     *
     * @param method its number
     * @return whether it shall answer that there is none
     */
    public static boolean hasNoNumber(int method) {
        boolean fails = method == armed && mode == Mode.NO_NUMBER && isWithinEvent();
        happened += fails ? 1 : 0;
        return fails;
    }

    private static boolean isWithinEvent() {
        return StackWalker.getInstance()
                .walk(
                        frames ->
                                frames.skip(3)
                                        .anyMatch(
                                                frame ->
                                                        frame.getClassName().equals(STAGE)
                                                                && EVENTS.contains(
                                                                        frame.getMethodName())));
    }
}
