package io.millrace.ops.control;

import io.millrace.model.command.CommandKind;

import java.util.List;
import java.util.Locale;

/** What can be asked at the control socket. */
public enum Verb {
    /** The present. */
    STATUS(CommandKind.NONE),
    /** What is held. */
    POSITIONS(CommandKind.NONE),
    /** Orders that can still trade. */
    ORDERS(CommandKind.NONE),
    /** The limits as they are now. */
    LIMITS(CommandKind.NONE),
    /** Block and cancel; positions and stops stay. */
    HALT(CommandKind.HALT),
    /** Block, cancel and close everything. */
    EMERGENCY_STOP(CommandKind.EMERGENCY_STOP),
    /** Leave HALTED, in two steps. */
    RESET(CommandKind.RESET),
    /** Leave REDUCING. */
    RESUME(CommandKind.RESUME),
    /** Only what reduces may leave. */
    REDUCE(CommandKind.REDUCE),
    /** Close everything, without halting. */
    FLATTEN(CommandKind.FLATTEN),
    /** Cancel entries, targets and exits. */
    CANCEL_ALL(CommandKind.CANCEL_ALL),
    /** Close one position. */
    CLOSE(CommandKind.CLOSE),
    /** Close each position. */
    CLOSE_ALL(CommandKind.CLOSE_ALL),
    /** Change a limit. */
    SET_LIMIT(CommandKind.SET_LIMIT),
    /** Let a strategy enter. */
    ENABLE_STRATEGY(CommandKind.ENABLE_STRATEGY),
    /** Let a strategy enter no more. */
    DISABLE_STRATEGY(CommandKind.DISABLE_STRATEGY),
    /** Words for the journal. */
    NOTE(CommandKind.NOTE);

    private final CommandKind kind;

    Verb(CommandKind kind) {
        this.kind = kind;
    }

    /**
     * What goes into the engine.
     *
     * @return NONE for what only looks
     */
    public CommandKind kind() {
        return kind;
    }

    /** Whether it lets more happen than before, so that it must not be carried out late. */
    boolean loosens() {
        return switch (this) {
            case RESET, RESUME, SET_LIMIT, ENABLE_STRATEGY -> true;
            default -> false;
        };
    }

    /** Fields that it needs. */
    List<String> required() {
        return switch (this) {
            case HALT, EMERGENCY_STOP, NOTE -> List.of(Request.REASON);
            case CLOSE -> List.of(Request.SYMBOL);
            case SET_LIMIT -> List.of(Request.LIMIT, Request.VALUE);
            case ENABLE_STRATEGY, DISABLE_STRATEGY -> List.of(Request.STRATEGY);
            default -> List.of();
        };
    }

    /** Whether it knows a field; whatever acts takes a reason. */
    boolean takes(String field) {
        boolean isOwn =
                switch (this) {
                    case CANCEL_ALL -> field.equals(Request.SYMBOL);
                    case RESET ->
                            List.of(
                                            Request.HALT,
                                            Request.CHALLENGE,
                                            Request.REBASE_PEAK,
                                            Request.REBASE_DAY)
                                    .contains(field);
                    default -> required().contains(field);
                };
        return isOwn || (kind != CommandKind.NONE && field.equals(Request.REASON));
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
