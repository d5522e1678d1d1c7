package io.millrace.ops.journal;

import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.ExecutionKind;
import io.millrace.ops.backtest.Ledger;
import io.millrace.ops.backtest.ResultFiles;
import io.millrace.ops.backtest.RoundTrip;
import io.millrace.ops.config.RunSettings;
import io.millrace.ops.journal.RecordFilter.Range;
import io.millrace.ops.launch.RecordedSettings;
import io.millrace.ops.launch.ReplayChain;
import io.millrace.ops.monitor.JsonText;
import io.millrace.ops.research.TableOutput;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Tables that are made of a recorded run. */
public enum Export {
    /** Round trips, booked anew from the fills; of the time they were entered. */
    TRADES(""),
    /** Orders with their verdicts, those denied included. */
    ORDERS(EventType.name(EventType.ORDER)),
    /** Executions in which size traded. */
    FILLS(EventType.name(EventType.EXECUTION)),
    /** What the strategies decided at each bar. */
    DECISIONS(EventType.name(EventType.DECISION)),
    /** Bars that the engine closed. */
    BARS(EventType.name(EventType.BAR_CLOSED));

    private final String type;

    Export(String type) {
        this.type = type;
    }

    /**
     * Writes the table as lines.
     *
     * @param chain the run
     * @param times engine times that are wanted
     * @param csv whether as one CSV table; else a JSON object a line
     * @param output where to; the caller finishes it
     * @return how many lines were written, the head left out
     */
    public long write(ReplayChain chain, Range times, boolean csv, TableOutput output) {
        RecordedSettings settings = RecordedSettings.read(chain.root());
        if (this == TRADES) {
            List<RoundTrip> wanted = trips(chain, settings, times);
            if (csv) {
                ResultFiles.trades(output, wanted);
            } else {
                wanted.forEach(trip -> output.line(json(trip)));
            }
            return wanted.size();
        }
        RecordFormat format = csv ? RecordFormat.csv(Set.of(type)) : RecordFormat.JSON;
        format.head().ifPresent(output::line);
        return records(chain, settings.instruments(), times, format, output::line);
    }

    /**
     * Writes the table as a Parquet file.
     *
     * @param chain the run
     * @param times engine times that are wanted
     * @param file path
     * @return how many rows were written
     */
    public long writeParquet(ReplayChain chain, Range times, Path file) {
        RecordedSettings settings = RecordedSettings.read(chain.root());
        if (this == TRADES) {
            return TripTable.write(trips(chain, settings, times), file);
        }
        try (RecordTable table = RecordTable.ofRecords(file, Set.of(type))) {
            long rows = records(chain, settings.instruments(), times, table, line -> {});
            table.finish();
            return rows;
        }
    }

    private long records(
            ReplayChain chain,
            InstrumentTable instruments,
            Range times,
            RecordFormat format,
            Consumer<String> taker) {
        RecordFilter filter = new RecordFilter(Set.of(type), Set.of(), Range.ALL, times);
        ExecutionFlyweight execution = new ExecutionFlyweight();
        long[] written = new long[1];
        chain.read(
                (buffer, offset) -> {
                    boolean wanted = filter.accepts(buffer, offset, instruments);
                    if (wanted && this == FILLS) {
                        execution.wrap(buffer, EventLayout.payload(offset));
                        wanted = execution.kind() == ExecutionKind.FILL.code();
                    }
                    if (wanted) {
                        taker.accept(format.line(buffer, offset, instruments));
                        written[0]++;
                    }
                });
        return written[0];
    }

    private static List<RoundTrip> trips(
            ReplayChain chain, RecordedSettings settings, Range times) {
        RunSettings run = settings.run();
        Ledger ledger =
                new Ledger(
                        settings.instruments(),
                        settings.timeframe(),
                        run.strategyNames(),
                        run.account().funds(settings.instruments()));
        chain.read(ledger);
        List<RoundTrip> wanted = new ArrayList<>();
        for (RoundTrip trip : ledger.finish().trades()) {
            if (times.contains(trip.entry().timeNs())) {
                wanted.add(trip);
            }
        }
        return wanted;
    }

    private static String json(RoundTrip trip) {
        return JsonText.object(
                json -> {
                    json.writeNumberField("id", trip.id());
                    json.writeStringField("symbol", trip.symbol());
                    json.writeStringField("strategy", trip.strategy());
                    json.writeStringField("side", trip.side().name().toLowerCase(Locale.ROOT));
                    JsonText.amount(json, "shares", trip.size());
                    JsonText.amount(json, "entry_price", trip.entry().price());
                    JsonText.amount(json, "exit_price", trip.exit().price());
                    JsonText.time(json, "entry_time", trip.entry().timeNs());
                    JsonText.time(json, "exit_time", trip.exit().timeNs());
                    JsonText.amount(json, "realized_pnl", trip.result().net());
                    JsonText.amount(json, "gross_pnl", trip.result().gross());
                    JsonText.amount(json, "fees", trip.result().fees());
                    JsonText.amount(json, "charges", trip.result().charges());
                    json.writeStringField("status", trip.open() ? "open" : "closed");
                    json.writeStringField("regime", trip.cause().regime());
                    json.writeStringField("signal_reason", trip.cause().signalReason());
                    json.writeStringField("exit_reason", trip.cause().exitReason());
                    json.writeStringField("entry_order", trip.entry().order());
                    json.writeStringField("exit_order", trip.exit().order());
                });
    }
}
