package io.millrace.ops.control;

import io.millrace.model.command.CommandKind;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What can be asked at the control socket. */
public enum Verb {
    /** The present. */
    STATUS(CommandKind.NONE, List.of(), List.of()),
    /** What is held. */
    POSITIONS(CommandKind.NONE, List.of(), List.of()),
    /** Orders that can still trade. */
    ORDERS(CommandKind.NONE, List.of(), List.of()),
    /** The limits as they are now. */
    LIMITS(CommandKind.NONE, List.of(), List.of()),
    /** Block and cancel; positions and stops stay. */
    HALT(CommandKind.HALT, List.of(Request.REASON), List.of()),
    /** Block, cancel and close everything. */
    EMERGENCY_STOP(CommandKind.EMERGENCY_STOP, List.of(Request.REASON), List.of()),
    /** Leave HALTED, in two steps. */
    RESET(
            CommandKind.RESET,
            List.of(),
            List.of(
                    Request.REASON,
                    Request.HALT,
                    Request.CHALLENGE,
                    Request.REBASE_PEAK,
                    Request.REBASE_DAY)),
    /** Leave REDUCING. */
    RESUME(CommandKind.RESUME, List.of(), List.of(Request.REASON)),
    /** Only what reduces may leave. */
    REDUCE(CommandKind.REDUCE, List.of(), List.of(Request.REASON)),
    /** Close everything, without halting. */
    FLATTEN(CommandKind.FLATTEN, List.of(), List.of(Request.REASON)),
    /** Cancel entries, targets and exits. */
    CANCEL_ALL(CommandKind.CANCEL_ALL, List.of(), List.of(Request.REASON, Request.SYMBOL)),
    /** Close one position. */
    CLOSE(CommandKind.CLOSE, List.of(Request.SYMBOL), List.of(Request.REASON)),
    /** Close each position. */
    CLOSE_ALL(CommandKind.CLOSE_ALL, List.of(), List.of(Request.REASON)),
    /** Change a limit. */
    SET_LIMIT(
            CommandKind.SET_LIMIT, List.of(Request.LIMIT, Request.VALUE), List.of(Request.REASON)),
    /** Let a strategy enter. */
    ENABLE_STRATEGY(
            CommandKind.ENABLE_STRATEGY, List.of(Request.STRATEGY), List.of(Request.REASON)),
    /** Let a strategy enter no more. */
    DISABLE_STRATEGY(
            CommandKind.DISABLE_STRATEGY, List.of(Request.STRATEGY), List.of(Request.REASON)),
    /** Words for the journal. */
    NOTE(CommandKind.NOTE, List.of(Request.REASON), List.of());

    private final CommandKind kind;
    private final List<String> required;
    private final Set<String> optional;

    Verb(CommandKind kind, List<String> required, List<String> optional) {
        this.kind = kind;
        this.required = required;
        this.optional = Set.copyOf(optional);
    }

    /**
     * What goes into the engine.
     *
     * @return NONE for what only looks
     */
    public CommandKind kind() {
        return kind;
    }

    List<String> required() {
        return required;
    }

    boolean takes(String field) {
        return required.contains(field) || optional.contains(field);
    }

    /**
     * Word on the wire and in the shell.
     *
     * @return for example {@code emergency-stop}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Verb of(String word) {
        for (Verb verb : values()) {
            if (verb.word().equals(word)) {
                return verb;
            }
        }
        throw new RequestException(
                "command is \"" + shown(word) + "\"; there is none of this name");
    }

    /** A piece of what somebody sent, fit to be shown. */
    static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() > 40 ? line.substring(0, 40) + "..." : line;
    }
}
