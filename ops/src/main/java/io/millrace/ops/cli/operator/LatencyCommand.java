package io.millrace.ops.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;

import io.millrace.ops.control.Answer;
import io.millrace.ops.control.Request;
import io.millrace.ops.control.Verb;
import io.millrace.ops.monitor.JsonText;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** {@code latency}: how long the ways inside a run take, as the run itself tells it. */
@Command(
        name = "latency",
        mixinStandardHelpOptions = true,
        description = {
            "Tells how long the way of an order takes, from the start of the run until now, as the",
            "run itself answers. The times begin when an input was due, or, at full speed, when it",
            "was taken: then they hold the wait in the ring. Exit code 69 when no run answers."
        })
final class LatencyCommand implements Callable<Integer> {

    private static final long PAUSE_NS = TimeUnit.SECONDS.toNanos(1);

    /** Names of fields and what they are for people. */
    private static final Map<String, String> WAYS =
            Map.of(
                    "tick_to_order_ns", "tick to order",
                    "decided_ns", "tick to decision",
                    "journaled_ns", "tick to journal",
                    "journal_append_ns", "journal alone",
                    "gate_ns", "gate alone");

    @Mixin private final OperatorOptions options = new OperatorOptions();

    @Option(names = "--watch", description = "Tell it once a second, until the run ends.")
    private boolean watch;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine command = spec.commandLine();
        while (true) {
            Answer answer = Asking.ask(options, Request.of(Verb.STATUS));
            if (!answer.isOk()) {
                command.getErr().println("millrace: " + answer.error());
                return answer.code();
            }
            print(command.getOut(), answer.json());
            if (!watch) {
                return answer.code();
            }
            LockSupport.parkNanos(PAUSE_NS);
        }
    }

    private void print(PrintWriter out, JsonNode status) {
        String when = status.path("last_update").asText();
        JsonNode latency = status.path("latency");
        if (options.isJson()) {
            out.println(
                    JsonText.object(
                            json -> {
                                json.writeStringField("last_update", when);
                                json.writeFieldName("latency");
                                json.writeRawValue(latency.toString());
                            }));
        } else {
            table(out, when, latency);
        }
        out.flush();
    }

    private static void table(PrintWriter out, String when, JsonNode latency) {
        out.printf(
                Locale.ROOT,
                "%-18s %10s %12s %12s %12s %12s  ns, %s%n",
                "way",
                "count",
                "p50",
                "p99",
                "p99.9",
                "max",
                when);
        for (Map.Entry<String, JsonNode> way : latency.properties()) {
            JsonNode times = way.getValue();
            out.printf(
                    Locale.ROOT,
                    "%-18s %,10d %,12d %,12d %,12d %,12d%n",
                    WAYS.getOrDefault(way.getKey(), way.getKey()),
                    times.path("count").asLong(),
                    times.path("p50").asLong(),
                    times.path("p99").asLong(),
                    times.path("p999").asLong(),
                    times.path("max").asLong());
        }
    }
}
