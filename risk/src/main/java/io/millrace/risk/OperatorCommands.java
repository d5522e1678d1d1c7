package io.millrace.risk;

import io.millrace.model.command.CommandKind;
import io.millrace.model.command.CommandOutcome;
import io.millrace.model.command.LimitName;
import io.millrace.model.command.OperatorRole;
import io.millrace.model.event.CommandFlyweight;
import io.millrace.model.event.CommandResultFlyweight;
import io.millrace.model.event.EventType;
import io.millrace.model.event.OutputSink;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.StateCause;
import io.millrace.model.state.TradingState;
import io.millrace.risk.book.OpenOrders;
import io.millrace.risk.state.HealthWatch;

/**
 * Carries out what operators ask for, and answers each command with one COMMAND_RESULT, behind
 * everything else that it caused. A command that may not be carried out changes nothing. Engine's
 * thread; it has no state.
 */
final class OperatorCommands {

    private static final int REBASE_PEAK = 1;
    private static final int REBASE_SESSION = 2;
    private static final int KINDS = CommandKind.values().length;
    private static final int ROLES = OperatorRole.values().length;
    private static final int LIMITS = LimitName.values().length;

    private final Desk desk;
    private final Flattening flattening;
    private final Supervision supervision;
    private final OutputSink outputs;
    private final CommandResultFlyweight record = new CommandResultFlyweight();
    private long before;
    private long after;
    private int count;

    OperatorCommands(
            Desk desk, Flattening flattening, Supervision supervision, OutputSink outputs) {
        this.desk = desk;
        this.flattening = flattening;
        this.supervision = supervision;
        this.outputs = outputs;
    }

    void take(int instrument, CommandFlyweight command) {
        before = 0;
        after = 0;
        count = 0;
        long id = command.commandId();
        int kind = command.kind();
        CommandOutcome outcome = CommandOutcome.BAD_VALUE;
        if (kind > CommandKind.NONE.code() && kind < KINDS) {
            outcome = carryOut(CommandKind.ofCode(kind), instrument, command);
            flattening.closeHalf(supervision);
        }
        int payload =
                outputs.claim(EventType.COMMAND_RESULT, instrument, CommandResultFlyweight.LENGTH);
        record.wrap(outputs.buffer(), payload)
                .commandId(id)
                .kind(kind)
                .outcome(outcome.code())
                .before(before)
                .after(after)
                .count(count);
        outputs.commit();
    }

    /** The least role that may ask for something. */
    static OperatorRole least(CommandKind kind) {
        return switch (kind) {
            case NONE, NOTE, HALT -> OperatorRole.VIEW;
            case EMERGENCY_STOP, REDUCE, FLATTEN, CANCEL_ALL, CLOSE, CLOSE_ALL -> OperatorRole.HALT;
            case RESUME, ENABLE_STRATEGY, DISABLE_STRATEGY -> OperatorRole.TRADE;
            case RESET, SET_LIMIT -> OperatorRole.RISK;
        };
    }

    private CommandOutcome carryOut(CommandKind kind, int instrument, CommandFlyweight command) {
        int role = command.role();
        if (role < least(kind).code() || role >= ROLES) {
            before = role;
            after = least(kind).code();
            return CommandOutcome.ROLE_TOO_LOW;
        }
        return switch (kind) {
            case NONE -> CommandOutcome.BAD_VALUE;
            case NOTE -> CommandOutcome.DONE;
            case HALT -> halt(command.flags());
            case EMERGENCY_STOP -> emergencyStop();
            case RESET -> reset(command);
            case RESUME -> resume();
            case REDUCE -> reduce();
            case FLATTEN -> flatten();
            case CANCEL_ALL -> cancel(instrument);
            case CLOSE -> close(instrument);
            case CLOSE_ALL -> closeEach();
            case SET_LIMIT -> setLimit(command);
            case ENABLE_STRATEGY -> enable(command.strategyId(), true);
            case DISABLE_STRATEGY -> enable(command.strategyId(), false);
        };
    }

    /**
     * Whatever the state, what still works and protects nothing is cancelled. An operator's halt
     * keeps positions: what closed them until then ends. That of a halt which holds already goes
     * on.
     */
    private CommandOutcome halt(int flags) {
        boolean stoodStill = (flags & CommandFlyweight.STOOD_STILL) != 0;
        StateCause why = stoodStill ? StateCause.WATCHDOG : StateCause.MANUAL;
        boolean halts = supervision.halt(why, 0, 0);
        if (halts && !stoodStill) {
            flattening.end();
        }
        count = flattening.cancels().all();
        return halts || count > 0 ? CommandOutcome.DONE : CommandOutcome.NOTHING_TO_DO;
    }

    private CommandOutcome emergencyStop() {
        boolean closing = flattening.isUnderWay();
        boolean halts = supervision.halt(StateCause.MANUAL, 0, 0);
        count = flattening.closeAll();
        boolean isNew = halts || (count > 0 && !closing);
        return isNew ? CommandOutcome.DONE : CommandOutcome.NOTHING_TO_DO;
    }

    private CommandOutcome reset(CommandFlyweight command) {
        if (supervision.state() != TradingState.HALTED) {
            return CommandOutcome.WRONG_STATE;
        }
        before = command.haltSequence();
        after = supervision.haltSequence();
        if (before != after) {
            return CommandOutcome.WRONG_HALT;
        }
        before = desk.orders().totals().unknown();
        after = 0;
        if (before != 0) {
            return CommandOutcome.UNKNOWN_ORDERS;
        }
        if (!supervision.isReconciled() || !flattening.isSettled()) {
            return CommandOutcome.NOT_RECONCILED;
        }
        if (supervision.isOutOfReach(desk.isExposed())) {
            before = supervision.health().silentNs();
            after = HealthWatch.DOWN_NS;
            return CommandOutcome.CAUSE_HOLDS;
        }
        return rebase(command);
    }

    private CommandOutcome rebase(CommandFlyweight command) {
        boolean newPeak = (command.flags() & REBASE_PEAK) != 0;
        boolean newBase = (command.flags() & REBASE_SESSION) != 0;
        boolean holds = supervision.causeHolds(newPeak, newBase);
        before = supervision.measured();
        after = supervision.allowed();
        if (holds) {
            return CommandOutcome.CAUSE_HOLDS;
        }
        before = 0;
        after = 0;
        flattening.end();
        supervision.reset(newPeak, newBase);
        return CommandOutcome.DONE;
    }

    private CommandOutcome resume() {
        if (supervision.state() == TradingState.ACTIVE) {
            return CommandOutcome.NOTHING_TO_DO;
        }
        if (supervision.state() != TradingState.REDUCING) {
            return CommandOutcome.WRONG_STATE;
        }
        if (flattening.holdsBack()) {
            return CommandOutcome.NOT_RECONCILED;
        }
        flattening.endAll();
        before = supervision.resume();
        return before == 0 ? CommandOutcome.DONE : CommandOutcome.CAUSE_HOLDS;
    }

    private CommandOutcome reduce() {
        TradingState state = supervision.state();
        if (state != TradingState.ACTIVE && state != TradingState.REDUCING) {
            return CommandOutcome.WRONG_STATE;
        }
        return supervision.reduce() ? CommandOutcome.DONE : CommandOutcome.NOTHING_TO_DO;
    }

    /** Without REDUCING the strategies would enter again while it closes. */
    private CommandOutcome flatten() {
        boolean closing = flattening.isUnderWay();
        boolean narrows = reduce() == CommandOutcome.DONE;
        count = flattening.closeAll();
        boolean isNew = narrows || (count > 0 && !closing);
        return isNew ? CommandOutcome.DONE : CommandOutcome.NOTHING_TO_DO;
    }

    private CommandOutcome cancel(int instrument) {
        if (instrument != Instrument.NONE && !isInstrument(instrument)) {
            return CommandOutcome.NO_SUCH_INSTRUMENT;
        }
        for (int id = 0; id < desk.instruments().size(); id++) {
            if (instrument == Instrument.NONE || instrument == id) {
                count += flattening.cancels().allBut(id);
            }
        }
        return count > 0 ? CommandOutcome.DONE : CommandOutcome.NOTHING_TO_DO;
    }

    private CommandOutcome close(int instrument) {
        if (!isInstrument(instrument)) {
            return CommandOutcome.NO_SUCH_INSTRUMENT;
        }
        count = flattening.close(instrument);
        return count > 0 ? CommandOutcome.DONE : CommandOutcome.NOTHING_TO_DO;
    }

    private CommandOutcome closeEach() {
        for (int id = 0; id < desk.instruments().size(); id++) {
            count += flattening.close(id);
        }
        return count > 0 ? CommandOutcome.DONE : CommandOutcome.NOTHING_TO_DO;
    }

    private boolean isInstrument(int instrument) {
        return instrument >= 0 && instrument < desk.instruments().size();
    }

    private CommandOutcome setLimit(CommandFlyweight command) {
        int code = command.limit();
        if (code < 0 || code >= LIMITS) {
            return CommandOutcome.NO_SUCH_LIMIT;
        }
        LimitName name = LimitName.ofCode(code);
        before = supervision.limits().of(name);
        boolean fits = supervision.limits().set(name, command.value());
        after = supervision.limits().of(name);
        if (!fits) {
            return CommandOutcome.BAD_VALUE;
        }
        if (supervision.evaluate()) {
            flattening.kill();
        }
        return before == after ? CommandOutcome.NOTHING_TO_DO : CommandOutcome.DONE;
    }

    /** The entries of a strategy that is switched off are cancelled. */
    private CommandOutcome enable(int strategy, boolean isOn) {
        if (strategy < 0 || strategy >= desk.positions().strategies()) {
            return CommandOutcome.NO_SUCH_STRATEGY;
        }
        boolean changes = desk.gate().enable(strategy, isOn);
        if (!isOn) {
            cancelEntries(strategy);
        }
        return changes ? CommandOutcome.DONE : CommandOutcome.NOTHING_TO_DO;
    }

    private void cancelEntries(int strategy) {
        for (int id = 0; id < desk.instruments().size(); id++) {
            int row = desk.orders().find(strategy, id, OrderRole.ENTRY, 0);
            while (row != OpenOrders.ABSENT) {
                desk.cancel(row);
                count++;
                row = desk.orders().find(strategy, id, OrderRole.ENTRY, row + 1);
            }
        }
    }
}
