package io.millrace.ops.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;

import io.millrace.ops.control.Request;
import io.millrace.ops.control.Verb;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** {@code status}: the present, as the run itself tells it. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Tells how a run is now, as the run itself answers; it reads no file.",
            "Exit code 69 when no run answers."
        })
final class StatusCommand implements Callable<Integer> {

    private static final long PAUSE_NS = TimeUnit.SECONDS.toNanos(1);

    @Mixin private final OperatorOptions options = new OperatorOptions();

    @Option(names = "--watch", description = "Tell it once a second, until the run ends.")
    private boolean watch;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine command = spec.commandLine();
        Request request = Request.of(Verb.STATUS);
        while (true) {
            int code =
                    Asking.show(command, options, request, json -> print(command.getOut(), json));
            if (!watch || code != 0) {
                return code;
            }
            LockSupport.parkNanos(PAUSE_NS);
        }
    }

    private void print(PrintWriter out, JsonNode json) {
        if (watch) {
            out.printf(
                    Locale.ROOT,
                    "%s  %s  sequence %,d  equity %s  drawdown %.3f %%  orders %d%n",
                    json.path("last_update").asText(),
                    json.path("trading_state").asText(),
                    json.path("journal").path("sequence").asLong(),
                    json.path("portfolio_value").asText(),
                    json.path("drawdown_pct").asDouble(),
                    json.path("orders_open").asInt());
            out.flush();
            return;
        }
        row(out, "trading", json.path("trading_state").asText());
        JsonNode kill = json.path("kill_switch");
        if (kill.path("active").asBoolean()) {
            row(
                    out,
                    "halted",
                    "by "
                            + kill.path("cause").asText()
                            + ", id "
                            + kill.path("id").asText()
                            + "; out of it leads ./millrace reset --home "
                            + options.home());
        }
        row(out, "engine time", json.path("last_tick_time").asText());
        row(
                out,
                "equity",
                String.format(
                        Locale.ROOT,
                        "%s, day %s, drawdown %.3f %%, exposure %.1f %%",
                        json.path("portfolio_value").asText(),
                        json.path("daily_pnl").asText(),
                        json.path("drawdown_pct").asDouble(),
                        json.path("exposure_pct").asDouble()));
        row(
                out,
                "open",
                json.path("positions").size()
                        + " positions, "
                        + json.path("orders_open").asText()
                        + " orders");
        row(
                out,
                "journal",
                String.format(
                        Locale.ROOT,
                        "epoch %d, sequence %,d",
                        json.path("journal").path("epoch").asInt(),
                        json.path("journal").path("sequence").asLong()));
        row(
                out,
                "process",
                json.path("process").path("pid").asText()
                        + ", since "
                        + json.path("process").path("since").asText());
        row(
                out,
                "you",
                json.path("you").path("user").asText()
                        + ", role "
                        + json.path("you").path("role").asText());
    }

    private static void row(PrintWriter out, String name, String value) {
        out.printf(Locale.ROOT, "%-12s %s%n", name, value);
    }
}
