package io.millrace.model.event;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers of the record types in ring and journal. They are part of the journal format and never
 * change their meaning.
 *
 * <p>1 to 99 are inputs, 100 to 199 outputs, 200 to 255 records of the journal itself (no sequence,
 * not replayed).
 */
public final class EventType {

    /** Input: a print on the venue, {@link TradeFlyweight}. */
    public static final int TRADE = 1;

    /** Input: best bid and offer, {@link QuoteFlyweight}. */
    public static final int QUOTE = 2;

    /** Input: a finished bar from a source that has no ticks, {@link BarFlyweight}. */
    public static final int BAR = 3;

    /** Input: time has passed, {@link TimerFlyweight}. */
    public static final int TIMER = 4;

    /** Input: a finished bar of bid and ask, {@link QuoteBarFlyweight}. */
    public static final int QUOTE_BAR = 5;

    /** Input: money paid in or taken out, {@link CashFlowFlyweight}. */
    public static final int CASH_FLOW = 6;

    /** Input: journal, disk, link and clock as measured outside, {@link HealthFlyweight}. */
    public static final int HEALTH = 7;

    /** Input: what an operator asked for, {@link CommandFlyweight}. */
    public static final int COMMAND = 8;

    /** Input: a piece of the words of the command that follows, {@link CommandTextFlyweight}. */
    public static final int COMMAND_TEXT = 9;

    /** Output: a bar the engine closed, {@link BarFlyweight}. */
    public static final int BAR_CLOSED = 100;

    /** Output: a confirmed change of the market's regime, {@link RegimeFlyweight}. */
    public static final int REGIME_CHANGE = 101;

    /** Output: what a strategy wants, with its explanation, {@link DecisionFlyweight}. */
    public static final int DECISION = 102;

    /** Output: an order with verdict and operands of each check, {@link OrderFlyweight}. */
    public static final int ORDER = 103;

    /**
     * Output: an instruction that leaves through the order door, {@link OrderFlyweight} (base
     * part).
     */
    public static final int SEND = 104;

    /** Output of the simulated broker: its answer, {@link ExecutionFlyweight}. */
    public static final int EXECUTION = 105;

    /** Output: position and account after a fill, {@link AccountFlyweight}. */
    public static final int ACCOUNT = 106;

    /** Output: the trading state changed, {@link StateFlyweight}. */
    public static final int STATE_CHANGE = 107;

    /** Output: a fault in the data, or its end, {@link QualityFlyweight}. */
    public static final int DATA_QUALITY = 108;

    /** Output: bid and ask of a bar the engine closed, {@link QuoteBarFlyweight}. */
    public static final int QUOTE_BAR_CLOSED = 109;

    /** Output: a strategy was switched off or on, {@link StrategyFlyweight}. */
    public static final int STRATEGY_CHANGE = 110;

    /** Output: what became of a command, {@link CommandResultFlyweight}. */
    public static final int COMMAND_RESULT = 111;

    /** Journal: head of an epoch. */
    public static final int EPOCH_HEAD = 200;

    /** Journal: a chunk of the run's settings. */
    public static final int SETTINGS = 201;

    /** Journal: a chunk of the instrument table. */
    public static final int INSTRUMENTS = 202;

    /** Journal: SHA-256 over the records since the checkpoint before. */
    public static final int CHECKPOINT = 203;

    private static final int FIRST_OUTPUT = 100;
    private static final int FIRST_JOURNAL = 200;

    private static final String UNKNOWN = "TYPE_";

    private EventType() {}

    /**
     * Whether a type enters the engine.
     *
     * @param type record type
     * @return true for 1 to 99
     */
    public static boolean isInput(int type) {
        return type > 0 && type < FIRST_OUTPUT;
    }

    /**
     * Whether a type leaves the engine.
     *
     * @param type record type
     * @return true for 100 to 199
     */
    public static boolean isOutput(int type) {
        return type >= FIRST_OUTPUT && type < FIRST_JOURNAL;
    }

    /**
     * Names of all types, for messages.
     *
     * @return in the order of their numbers
     */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        for (int type = TRADE; type <= CHECKPOINT; type++) {
            if (!name(type).startsWith(UNKNOWN)) {
                names.add(name(type));
            }
        }
        return names;
    }

    /**
     * Name of a type, for dumps and messages.
     *
     * @param type record type
     * @return its name, or {@code TYPE_n} for an unknown one
     */
    public static String name(int type) {
        return switch (type) {
            case TRADE -> "TRADE";
            case QUOTE -> "QUOTE";
            case BAR -> "BAR";
            case TIMER -> "TIMER";
            case QUOTE_BAR -> "QUOTE_BAR";
            case CASH_FLOW -> "CASH_FLOW";
            case HEALTH -> "HEALTH";
            case COMMAND -> "COMMAND";
            case COMMAND_TEXT -> "COMMAND_TEXT";
            case BAR_CLOSED -> "BAR_CLOSED";
            case REGIME_CHANGE -> "REGIME_CHANGE";
            case DECISION -> "DECISION";
            case ORDER -> "ORDER";
            case SEND -> "SEND";
            case EXECUTION -> "EXECUTION";
            case ACCOUNT -> "ACCOUNT";
            case STATE_CHANGE -> "STATE_CHANGE";
            case DATA_QUALITY -> "DATA_QUALITY";
            case QUOTE_BAR_CLOSED -> "QUOTE_BAR_CLOSED";
            case STRATEGY_CHANGE -> "STRATEGY_CHANGE";
            case COMMAND_RESULT -> "COMMAND_RESULT";
            case EPOCH_HEAD -> "EPOCH_HEAD";
            case SETTINGS -> "SETTINGS";
            case INSTRUMENTS -> "INSTRUMENTS";
            case CHECKPOINT -> "CHECKPOINT";
            default -> UNKNOWN + type;
        };
    }
}
