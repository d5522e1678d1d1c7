package io.millrace.risk;

import io.millrace.model.event.HealthFlyweight;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.state.StateCause;
import io.millrace.model.state.TradingState;
import io.millrace.risk.book.OpenOrders;
import io.millrace.risk.state.HealthWatch;
import io.millrace.risk.state.KillSwitch;
import io.millrace.risk.state.LiveLimits;
import io.millrace.risk.state.SoftStops;
import io.millrace.risk.state.TradingStateMachine;

/**
 * The trading state with all that moves it: kill switch, soft causes, health, and the limits as
 * they are now.
 *
 * @param machine the trading state
 * @param killSwitch what halts
 * @param soft what narrows
 * @param health what was measured around the engine
 * @param limits as they are now
 */
record Supervision(
        TradingStateMachine machine,
        KillSwitch killSwitch,
        SoftStops soft,
        HealthWatch health,
        LiveLimits limits) {

    /** How long a mark of what is held may be doubted or old, ns. */
    private static final long MARK_NS = SoftStops.HYSTERESIS_NS;

    TradingState state() {
        return machine.state();
    }

    long haltSequence() {
        return machine.haltSequence();
    }

    boolean halt(StateCause why, long value, long limit) {
        return killSwitch.halt(why, value, limit);
    }

    boolean evaluate() {
        return killSwitch.evaluate();
    }

    /** Whether half of the positions is to be closed now, said once; not in a halt. */
    boolean takesHalf() {
        return killSwitch.ladder().takeClosesHalf() && !machine.isHalted();
    }

    boolean causeHolds(boolean newPeak, boolean newBase) {
        return killSwitch.wouldHalt(newPeak, newBase) != StateCause.NONE;
    }

    long measured() {
        return killSwitch.measured();
    }

    long allowed() {
        return killSwitch.allowed();
    }

    void reset(boolean newPeak, boolean newBase) {
        killSwitch.reset(newPeak, newBase);
    }

    boolean isReconciled() {
        return health.isReconciled();
    }

    /** Returns the causes that still hold, as bits; 0 when trading is ACTIVE now. */
    int resume() {
        soft.drop(StateCause.MANUAL);
        soft.drop(StateCause.LADDER);
        soft.drop(StateCause.UNEXPECTED_FILL);
        if (!killSwitch.isSoftLoss()) {
            soft.drop(StateCause.SOFT_LOSS);
        }
        soft.resume();
        return soft.holding();
    }

    /** Returns false when an operator has narrowed trading already. */
    boolean reduce() {
        boolean isNew = !soft.holds(StateCause.MANUAL);
        soft.raise(StateCause.MANUAL, 0, 0);
        return isNew;
    }

    /** Takes a measurement; returns true when it halted trading. */
    boolean onHealth(HealthFlyweight measured, boolean isExposed) {
        health.take(measured);
        boolean isSound = health.isDurable() && health.hasRoom();
        boolean isSlow = !health.isDurable();
        soft.set(
                StateCause.JOURNAL,
                !isSound,
                isSlow ? health.durableLagNs() : health.freeBytes(),
                isSlow ? health.limits().durableLagNs() : health.limits().freeBytes());
        soft.set(
                StateCause.VENUE_LINK,
                health.hasVenue() && !health.isLinked(),
                health.flags() == 0 ? health.silentNs() : health.flags(),
                health.flags() == 0 ? HealthWatch.SILENCE_NS : 0);
        soft.set(StateCause.CLOCK_SKEW, !health.isOnTime(), health.skewNs(), HealthWatch.SKEW_NS);
        int failed = health.failedComparisons();
        if (failed >= HealthWatch.FAILED_COMPARISONS) {
            return halt(StateCause.CRITICAL, failed, HealthWatch.FAILED_COMPARISONS);
        }
        return isOutOfReach(isExposed)
                && halt(StateCause.CRITICAL, health.silentNs(), HealthWatch.DOWN_NS);
    }

    /** Whether something is at stake at a venue that cannot be reached. */
    boolean isOutOfReach(boolean isExposed) {
        return isExposed && health.isDown();
    }

    /** Looks at orders of unknown outcome, once something about orders was heard. */
    void watch(OpenOrders orders) {
        int unknown = orders.totals().unknown();
        if (unknown != 0 || soft.holds(StateCause.UNKNOWN_ORDER)) {
            soft.set(StateCause.UNKNOWN_ORDER, unknown != 0, unknown, 0);
        }
    }

    /** Looks at the marks of what is held; over files, nobody measures and nothing is old. */
    void watch(Desk desk) {
        if (!health.isKnown()) {
            return;
        }
        long oldest = 0;
        for (int id = 0; id < desk.positions().instruments(); id++) {
            if (desk.positions().size(id) != 0) {
                oldest = Math.max(oldest, ageNs(desk, id));
            }
        }
        if (oldest > MARK_NS || soft.holds(StateCause.STALE_MARK)) {
            soft.set(StateCause.STALE_MARK, oldest > MARK_NS, oldest, MARK_NS);
        }
    }

    /** A closed market has no prices, and nothing is old in it. */
    private static long ageNs(Desk desk, int instrument) {
        long now = desk.emitter().timeNs();
        SessionCalendar calendar = desk.instruments().get(instrument).calendar();
        if (!calendar.isOpen(now)) {
            return 0;
        }
        return now - Math.max(desk.positions().reliableNs(instrument), calendar.openNs(now));
    }
}
