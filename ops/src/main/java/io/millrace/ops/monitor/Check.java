package io.millrace.ops.monitor;

import com.fasterxml.jackson.core.JsonGenerator;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.TradingState;

import java.io.IOException;
import java.math.BigDecimal;

/** The checks of the gate in their order: the first constant is check 1. Names and units. */
public enum Check {
    /** State of trading. */
    TRADING_STATE("trading state", Unit.STATE),
    /** Strategy on, automatic execution on. */
    EXECUTION("automatic execution", Unit.FLAG),
    /** Health of the journal. */
    JOURNAL("journal", Unit.TIME),
    /** Link to the venue. */
    VENUE_LINK("venue link", Unit.TIME),
    /** Lists and sessions. */
    SESSION("symbol and session", Unit.TIME_LEFT),
    /** Short positions. */
    SHORT("short", Unit.AMOUNT),
    /** Numbers of the order. */
    WELL_FORMED("well-formed", Unit.AMOUNT),
    /** Age of the price. */
    PRICE_AGE("age of the price", Unit.TIME),
    /** Quality of the data. */
    DATA_QUALITY("quality of data", Unit.COUNT),
    /** Distance from the last price. */
    COLLAR("collar", Unit.AMOUNT),
    /** Distance from the price of the last minutes. */
    COLLAR_WINDOW("collar of the last minutes", Unit.AMOUNT),
    /** Value of the order. */
    ORDER_VALUE("order value", Unit.AMOUNT),
    /** Size against the market's volume. */
    ORDER_VOLUME("order volume", Unit.AMOUNT),
    /** Same intent again. */
    DUPLICATE("duplicate", Unit.TIME),
    /** Own order on the other side. */
    SELF_TRADE("self-trade", Unit.AMOUNT),
    /** Messages to the venue. */
    MESSAGE_RATE("message rate", Unit.COUNT),
    /** Orders of the strategy. */
    STRATEGY_RATE("strategy rate", Unit.COUNT),
    /** Repeated entries and losses. */
    REPETITION("repetition", Unit.COUNT),
    /** Open orders and positions. */
    OPEN_COUNTS("open orders, positions", Unit.COUNT),
    /** Orders of unknown outcome. */
    UNKNOWN_OUTCOME("unknown outcome", Unit.COUNT),
    /** Children against their intent. */
    CONSERVATION("conservation", Unit.AMOUNT),
    /** Position at worst. */
    POSITION("position", Unit.AMOUNT),
    /** Exposure at worst. */
    EXPOSURE("exposure", Unit.AMOUNT),
    /** Correlated exposure. */
    CORRELATION("correlation", Unit.AMOUNT),
    /** Leverage and margin. */
    LEVERAGE("leverage, margin", Unit.AMOUNT),
    /** Cash less reservations. */
    BUYING_POWER("buying power", Unit.AMOUNT),
    /** Soft limit of the daily loss. */
    DAILY_LOSS("daily loss", Unit.AMOUNT),
    /** Confidence of the signal. */
    CONFIDENCE("confidence", Unit.COUNT),
    /** Last guard at the door. */
    DOOR("last guard at the door", Unit.AMOUNT);

    /** What operand and limit of a check are. */
    public enum Unit {
        /** Code of a trading state. */
        STATE,
        /** 1 on, 0 off. */
        FLAG,
        /** Nanoseconds. */
        TIME,
        /** Nanoseconds that are left. */
        TIME_LEFT,
        /** Whole number or code. */
        COUNT,
        /** Fixed point: money, price or size. */
        AMOUNT
    }

    private static final Check[] ALL = values();
    private static final int NANO_DIGITS = 9;

    private final String label;
    private final Unit unit;

    Check(String label, Unit unit) {
        this.label = label;
        this.unit = unit;
    }

    /**
     * A check by its number.
     *
     * @param number from 1
     * @return the check
     */
    public static Check of(int number) {
        return ALL[number - 1];
    }

    /**
     * Its name for people.
     *
     * @return a few words
     */
    public String label() {
        return label;
    }

    /**
     * Operand or limit for people.
     *
     * @param value as the record has it
     * @return text with its unit
     */
    public String text(long value) {
        if (value == FixedPoint.NONE) {
            return "none";
        }
        return switch (unit) {
            case STATE -> state(value);
            case FLAG -> value == 1 ? "on" : "off";
            case TIME -> value == Long.MAX_VALUE ? "never" : seconds(value).toPlainString() + " s";
            case TIME_LEFT ->
                    value == Long.MAX_VALUE ? "no end" : seconds(value).toPlainString() + " s";
            case COUNT -> Long.toString(value);
            case AMOUNT -> FixedPoint.toText(value);
        };
    }

    /** Writes operand or limit: amounts and seconds as decimals, counts whole, the rest as text. */
    void write(JsonGenerator json, String name, long value) throws IOException {
        boolean isTime = unit == Unit.TIME || unit == Unit.TIME_LEFT;
        if (value == FixedPoint.NONE || (isTime && value == Long.MAX_VALUE)) {
            json.writeNullField(name);
            return;
        }
        switch (unit) {
            case STATE, FLAG -> json.writeStringField(name, text(value));
            case TIME, TIME_LEFT -> {
                json.writeFieldName(name);
                json.writeNumber(seconds(value).toPlainString());
            }
            case COUNT -> json.writeNumberField(name, value);
            case AMOUNT -> JsonText.amount(json, name, value);
        }
    }

    private static String state(long code) {
        return code >= 0 && code < TradingState.values().length
                ? TradingState.ofCode((int) code).name()
                : Long.toString(code);
    }

    private static BigDecimal seconds(long ns) {
        return ns == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(ns, NANO_DIGITS).stripTrailingZeros();
    }
}
