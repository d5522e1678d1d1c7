package io.millrace.ops.journal;

import io.millrace.feed.table.TableColumn.Kind;
import io.millrace.ops.backtest.RoundTrip;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Round trips as a Parquet file, with the columns of their JSON lines. */
final class TripTable {

    private static final List<String> AMOUNTS =
            List.of(
                    "shares",
                    "entry_price",
                    "exit_price",
                    "realized_pnl",
                    "gross_pnl",
                    "fees",
                    "charges");

    private static final List<String> COLUMNS =
            List.of(
                    "id",
                    "symbol",
                    "strategy",
                    "side",
                    "shares",
                    "entry_price",
                    "exit_price",
                    "entry_time",
                    "exit_time",
                    "realized_pnl",
                    "gross_pnl",
                    "fees",
                    "charges",
                    "status",
                    "regime",
                    "signal_reason",
                    "exit_reason",
                    "entry_order",
                    "exit_order");

    private TripTable() {}

    static long write(List<RoundTrip> trips, Path file) {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        for (String name : COLUMNS) {
            kinds.put(name, kind(name));
        }
        try (RecordTable table = RecordTable.of(file, kinds)) {
            for (RoundTrip trip : trips) {
                fields(table, trip);
                table.endRow();
            }
            table.finish();
        }
        return trips.size();
    }

    private static Kind kind(String name) {
        if (name.equals("id")) {
            return Kind.WHOLE;
        }
        if (name.endsWith("_time")) {
            return Kind.TIME;
        }
        return AMOUNTS.contains(name) ? Kind.AMOUNT : Kind.TEXT;
    }

    private static void fields(RecordTable table, RoundTrip trip) {
        table.whole("id", trip.id());
        table.text("symbol", trip.symbol());
        table.text("strategy", trip.strategy());
        table.text("side", trip.side().name().toLowerCase(Locale.ROOT));
        table.amount("shares", trip.size());
        table.amount("entry_price", trip.entry().price());
        table.amount("exit_price", trip.exit().price());
        table.time("entry_time", trip.entry().timeNs());
        table.time("exit_time", trip.exit().timeNs());
        table.amount("realized_pnl", trip.result().net());
        table.amount("gross_pnl", trip.result().gross());
        table.amount("fees", trip.result().fees());
        table.amount("charges", trip.result().charges());
        table.text("status", trip.open() ? "open" : "closed");
        table.text("regime", trip.cause().regime());
        table.text("signal_reason", trip.cause().signalReason());
        table.text("exit_reason", trip.cause().exitReason());
        table.text("entry_order", trip.entry().order());
        table.text("exit_order", trip.exit().order());
    }
}
