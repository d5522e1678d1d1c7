package io.millrace.ops.store;

import static io.millrace.ops.store.Column.decimal;
import static io.millrace.ops.store.Column.same;
import static io.millrace.ops.store.Column.text;
import static io.millrace.ops.store.Column.whole;

import java.util.List;

/**
 * The tables of the store. A change of any of them is a new {@link #VERSION}: a store of another
 * version is made anew from the journal.
 */
public final class Tables {

    /** Version of the tables. */
    static final int VERSION = 1;

    private static final String EPOCH = "epoch";
    private static final String SEQUENCE = "sequence";
    private static final String NUMBER = "number";
    private static final String STRATEGY = "strategy";
    private static final String EPOCH_MEANING = "epoch of the journal that it began in";
    private static final String SIDE = "side";
    private static final String SYMBOL = "symbol";
    private static final String OF_INSTRUMENT = "of the instrument";
    private static final String OF_STRATEGY = "name of the strategy";
    private static final String STATUS = "status";
    private static final String TIME = "UTC, engine time";
    private static final String SINCE = "ns since 1970";

    static final Table EPOCHS =
            new Table(
                    "epochs",
                    List.of(EPOCH),
                    List.of(
                            whole(EPOCH, "number of the epoch"),
                            text("created", "when it began, wall clock, as its manifest says"),
                            text("source", "where its inputs came from"),
                            whole("continues", "epoch that it goes on from; 0 for none"),
                            whole("records", "records of it that the store holds"),
                            whole(SEQUENCE, "of the last of them"),
                            text("fault", "why the rest of it is not held; NULL otherwise")));

    static final Table TRADES =
            Table.of(
                    "trades",
                    List.of(EPOCH, NUMBER),
                    List.of(
                            new Column("id", "INTEGER PRIMARY KEY", "number of the row"),
                            text(SYMBOL, OF_INSTRUMENT),
                            text(SIDE, "BUY for a long position, SELL for a short one"),
                            decimal("shares", "all that was entered"),
                            decimal("entry_price", "mean of the fills"),
                            decimal("exit_price", "mean of the fills; NULL while open"),
                            text("entry_time", TIME + ", of the first fill"),
                            text("exit_time", TIME + ", of the last fill; NULL while open"),
                            decimal("realized_pnl", "after fees and charges; NULL while open"),
                            whole(STATUS, "0 open, 1 closed, 2 cancelled"),
                            text(STRATEGY, OF_STRATEGY),
                            text("regime", "of the market at the decision to enter"),
                            text("signal_reason", "reason of the decision to enter"),
                            text("exit_reason", "of the decision or the order that left"),
                            same("timestamp", "TEXT", "entry_time"),
                            same("pnl", "REAL", "realized_pnl"),
                            decimal("fees", "paid for its fills"),
                            decimal("charges", "borrowing and funding"),
                            text("entry_order", "as `explain` takes it"),
                            text("exit_order", "as `explain` takes it; NULL without one"),
                            whole("entry_ns", SINCE),
                            whole("exit_ns", SINCE + "; NULL while open"),
                            whole(EPOCH, EPOCH_MEANING),
                            whole(NUMBER, "of the trade in its run, from 1")));

    static final Table POSITIONS =
            Table.of(
                    "positions",
                    List.of(EPOCH, NUMBER),
                    List.of(
                            new Column("id", "INTEGER PRIMARY KEY", "number of the row"),
                            text(SYMBOL, OF_INSTRUMENT),
                            text(SIDE, "BUY for a long position, SELL for a short one"),
                            decimal("shares", "held; 0 when closed"),
                            decimal("entry_price", "mean of the fills"),
                            decimal("current_price", "its mark; the exit's mean when closed"),
                            decimal("stop_loss", "of its stop at the broker; NULL without one"),
                            decimal("take_profit", "of its target; NULL without one"),
                            decimal("unrealized_pnl", "of what is held, at its mark"),
                            text(STATUS, "open or closed"),
                            text(STRATEGY, OF_STRATEGY),
                            text("opened_at", TIME),
                            text("updated_at", TIME + ", of the last event it was valued at"),
                            whole(EPOCH, EPOCH_MEANING),
                            whole(NUMBER, "of its trade")));

    static final Table ORDERS =
            Table.of(
                    "orders",
                    List.of(EPOCH, SEQUENCE, NUMBER),
                    List.of(
                            whole(EPOCH, EPOCH_MEANING),
                            whole(SEQUENCE, "of the event that caused it"),
                            whole(NUMBER, "of the order under that event"),
                            new Column(
                                    "name",
                                    "TEXT GENERATED ALWAYS AS (sequence || '.' || number) VIRTUAL",
                                    "as `explain` takes it"),
                            text(SYMBOL, OF_INSTRUMENT),
                            text(SIDE, "BUY or SELL"),
                            text("type", "MARKET, LIMIT, STOP or STOP_LIMIT"),
                            decimal("size", "asked for"),
                            decimal("price", "limit; NULL without one"),
                            decimal("stop_price", "trigger; NULL without one"),
                            text(STATUS, "DENIED, SENT for a change, or of the order's life"),
                            text("verdict", "of the gate"),
                            text("role", "why it exists"),
                            text("action", "NEW, REPLACE or CANCEL"),
                            text("target", "order that it changes or protects; NULL without one"),
                            text("time_in_force", "how long it lives"),
                            text(STRATEGY, OF_STRATEGY),
                            decimal("filled", "size that traded"),
                            decimal("filled_value", "price times size of its fills"),
                            decimal("fee", "of its fills"),
                            text("created_at", TIME),
                            text("updated_at", TIME + ", of the last answer"),
                            text("answer", "reason of the last answer; NULL without one")));

    static final Table SIGNALS =
            Table.of(
                    "signals",
                    List.of(EPOCH, SEQUENCE, "place"),
                    List.of(
                            whole(EPOCH, EPOCH_MEANING),
                            whole(SEQUENCE, "of the event that caused it"),
                            whole("place", "among the outputs of that event"),
                            new Column(
                                    "name",
                                    "TEXT GENERATED ALWAYS AS (sequence || '/' || place) VIRTUAL",
                                    "as `explain` takes it"),
                            text("time", TIME),
                            text(SYMBOL, OF_INSTRUMENT),
                            text(STRATEGY, OF_STRATEGY),
                            text("action", "what was wanted"),
                            text("reason", "why"),
                            text("decision", "TRADE, BLOCKED or HOLD"),
                            text("code", "what stood in the way; empty when nothing did"),
                            whole("confidence", "0 to 100"),
                            text("regime", "of the market"),
                            decimal("price", "of the market"),
                            decimal("size", "after sizing"),
                            text("explanation", "everything it was made from, JSON"),
                            same("timestamp", "TEXT", "time")));

    static final Table EQUITY =
            Table.of(
                    "equity",
                    List.of(EPOCH, "time_ns"),
                    List.of(
                            whole(EPOCH, EPOCH_MEANING),
                            whole("time_ns", SINCE + ", end of the bar"),
                            text("time", "UTC, end of the bar"),
                            decimal("equity", "cash and positions at their marks"),
                            decimal("cash", "at hand"),
                            decimal("exposure", "positions, long and short added"),
                            decimal("deposits", "paid in less taken out"),
                            decimal("drawdown", "fall from the peak, without deposits"),
                            same("timestamp", "TEXT", "time")));

    private Tables() {}

    /**
     * All tables.
     *
     * @return in the order in which they are hashed
     */
    public static List<Table> all() {
        return List.of(EPOCHS, TRADES, POSITIONS, ORDERS, SIGNALS, EQUITY);
    }

    /** What makes queries by time and by status quick. */
    static List<String> indexes() {
        return List.of(
                "CREATE INDEX trades_entry ON trades (entry_time)",
                "CREATE INDEX trades_exit ON trades (exit_time)",
                "CREATE INDEX trades_status ON trades (status)",
                "CREATE INDEX positions_status ON positions (status)");
    }
}
