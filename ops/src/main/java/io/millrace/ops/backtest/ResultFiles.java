package io.millrace.ops.backtest;

import io.millrace.model.state.Side;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.LaunchException;
import io.millrace.ops.research.TableOutput;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes {@code trades.csv}, {@code equity.csv} and {@code result.json}, each as a whole. */
public final class ResultFiles {

    static final String TRADES = "trades.csv";
    static final String EQUITY = "equity.csv";
    static final String RESULT = "result.json";

    private static final String TRADE_COLUMNS =
            "id,symbol,side,shares,entry_price,exit_price,entry_time,exit_time,realized_pnl,status,"
                + "strategy,regime,signal_reason,exit_reason,gross_pnl,fees,charges,mfe,mae,risk,"
                + "r_multiple,entry_order,exit_order";
    private static final String EQUITY_COLUMNS =
            "time,equity,cash,exposure,deposits,drawdown,benchmark";

    private ResultFiles() {}

    /** Takes away what an earlier backtest left: a run that fails must not leave its result. */
    static void clear(Path directory) {
        for (String name : List.of(TRADES, EQUITY, RESULT)) {
            try {
                Files.deleteIfExists(directory.resolve(name));
            } catch (IOException e) {
                throw new LaunchException(
                        ExitCodes.INPUT_OUTPUT,
                        directory.resolve(name)
                                + ": cannot be replaced ("
                                + e.getMessage()
                                + "); the folder must be writable");
            }
        }
    }

    static void write(Path directory, LedgerResult result, String json) {
        try (TableOutput output = TableOutput.file(directory.resolve(TRADES), List.of())) {
            trades(output, result.trades());
            output.finish();
        }
        try (TableOutput output = TableOutput.file(directory.resolve(EQUITY), List.of())) {
            equity(output, result);
            output.finish();
        }
        try (TableOutput output = TableOutput.file(directory.resolve(RESULT), List.of())) {
            output.line(json);
            output.finish();
        }
    }

    /**
     * Writes a table of trades.
     *
     * @param output where to
     * @param trades a line each
     */
    public static void trades(TableOutput output, List<RoundTrip> trades) {
        CsvLine line = new CsvLine();
        output.line(TRADE_COLUMNS);
        for (RoundTrip trip : trades) {
            RoundTrip.Result result = trip.result();
            line.whole(trip.id()).text(trip.symbol());
            line.text(trip.side() == Side.BUY ? "long" : "short").amount(trip.size());
            line.amount(trip.entry().price()).amount(trip.exit().price());
            line.time(trip.entry().timeNs()).time(trip.exit().timeNs());
            line.amount(result.net()).text(trip.open() ? "open" : "closed");
            line.text(trip.strategy()).text(trip.cause().regime());
            line.text(trip.cause().signalReason()).text(trip.cause().exitReason());
            line.amount(result.gross()).amount(result.fees()).amount(result.charges());
            line.amount(result.best()).amount(result.worst()).amount(result.risk());
            line.number(result.multiple());
            line.text(trip.entry().order()).text(trip.exit().order());
            output.line(line.take());
        }
    }

    private static void equity(TableOutput output, LedgerResult result) {
        EquityCurve curve = result.curve();
        double[] earned = curve.earned();
        CsvLine line = new CsvLine();
        output.line(EQUITY_COLUMNS);
        double peak = result.totals().start() / 1e8;
        for (int i = 0; i < curve.size(); i++) {
            peak = Math.max(peak, earned[i]);
            line.time(curve.timeNs(i)).amount(curve.equity(i)).amount(curve.cash(i));
            line.amount(curve.exposure(i)).amount(curve.deposits(i));
            line.number((peak - earned[i]) / peak).amount(curve.benchmark(i));
            output.line(line.take());
        }
    }
}
