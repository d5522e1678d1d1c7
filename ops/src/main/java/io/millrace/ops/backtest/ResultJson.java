package io.millrace.ops.backtest;

import com.fasterxml.jackson.core.JsonGenerator;

import io.millrace.ops.monitor.JsonText;
import io.millrace.ops.monitor.KillView;
import io.millrace.ops.monitor.RunView;
import io.millrace.ops.run.RunResult;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** A result as one JSON object on one line; what is undefined is null. */
public final class ResultJson {

    private ResultJson() {}

    /**
     * Writes a result.
     *
     * @param result of a backtest
     * @return one line
     */
    public static String of(BacktestResult result) {
        return JsonText.object(
                json -> {
                    market(json, result);
                    money(json, result.booked().totals(), result.held().quoteCurrency());
                    figures(json, "metrics", result.figures());
                    settings(json, result);
                    benchmark(json, result);
                    for (Group.By by : Group.By.values()) {
                        groups(json, by, result.booked().closed());
                    }
                    counts(json, result);
                    state(json, result.run());
                });
    }

    private static void market(JsonGenerator json, BacktestResult result) throws IOException {
        RunResult run = result.run();
        json.writeStringField("strategy", run.strategy());
        json.writeStringField("timeframe", run.timeframe().label());
        json.writeStringField("data", run.market().label());
        json.writeArrayFieldStart("symbols");
        for (int id = 0; id < run.market().instruments().size(); id++) {
            json.writeString(run.market().instruments().get(id).symbol());
        }
        json.writeEndArray();
        JsonText.time(json, "from", result.booked().firstTimeNs());
        JsonText.time(json, "to", result.booked().lastTimeNs());
    }

    private static void money(JsonGenerator json, LedgerResult.Totals totals, String currency)
            throws IOException {
        json.writeStringField("currency", currency);
        JsonText.amount(json, "start_equity", totals.start());
        JsonText.amount(json, "end_equity", totals.end());
        JsonText.amount(json, "pnl", totals.profit());
        JsonText.amount(json, "fees", totals.fees());
        JsonText.amount(json, "charges", totals.charges());
        JsonText.amount(json, "deposits", totals.deposits());
        JsonText.amount(json, "traded", totals.traded());
    }

    private static void figures(JsonGenerator json, String name, List<Figure> figures)
            throws IOException {
        json.writeObjectFieldStart(name);
        for (Figure figure : figures) {
            if (figure.unit() == Figure.Unit.COUNT) {
                json.writeNumberField(figure.name(), (long) figure.value());
            } else {
                JsonText.number(json, figure.name(), figure.value());
            }
        }
        json.writeEndObject();
    }

    private static void settings(JsonGenerator json, BacktestResult result) throws IOException {
        json.writeObjectFieldStart("metric_settings");
        json.writeNumberField("risk_free", result.settings().riskFree());
        json.writeNumberField("periods", result.settings().periods());
        json.writeStringField("deviation", result.settings().sample() ? "sample" : "population");
        json.writeEndObject();
    }

    private static void benchmark(JsonGenerator json, BacktestResult result) throws IOException {
        json.writeStringField("benchmark_symbol", result.held().symbol());
        figures(json, "benchmark", result.benchmark());
    }

    private static void groups(JsonGenerator json, Group.By by, List<RoundTrip> trips)
            throws IOException {
        json.writeArrayFieldStart("by_" + by.name().toLowerCase(Locale.ROOT));
        for (Group group : Group.of(trips, by)) {
            json.writeStartObject();
            json.writeStringField("key", group.key());
            json.writeNumberField("trades", group.trades());
            json.writeNumberField("won", group.won());
            JsonText.amount(json, "realized_pnl", group.net());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void counts(JsonGenerator json, BacktestResult result) throws IOException {
        RunView view = result.run().view();
        json.writeNumberField("ticks", view.counters().ticks());
        json.writeNumberField("bars", view.counters().bars());
        json.writeNumberField("signals", view.counters().signals());
        json.writeNumberField("denied", view.counters().denied());
        json.writeNumberField("orders", view.counters().orders());
        json.writeNumberField("fills", view.counters().fills());
        json.writeNumberField(
                "open_trades", result.booked().trades().size() - result.booked().closed().size());
        json.writeNumberField("accounts_compared", result.booked().compared());
    }

    private static void state(JsonGenerator json, RunResult run) throws IOException {
        KillView kill = run.view().kill();
        json.writeStringField("trading_state", run.view().tradingState().name());
        json.writeStringField("halt_cause", kill.active() ? kill.cause() : null);
        JsonText.time(json, "halt_time", kill.active() ? kill.timeNs() : 0);
        json.writeNumberField("sequence", run.sequence());
        json.writeStringField("state_hash", run.stateHash());
        json.writeBooleanField("stopped", run.stopped());
        json.writeNumberField("seconds", run.speed().seconds());
        json.writeNumberField("events_per_second", run.speed().perSecond());
        json.writeStringField("home", run.home().toString());
        json.writeStringField("epoch", run.epoch().toString());
    }
}
