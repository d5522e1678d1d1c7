package io.millrace.ops.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;

import io.millrace.ops.control.Answer;
import io.millrace.ops.control.ControlClient;
import io.millrace.ops.control.NoDaemonException;
import io.millrace.ops.control.Request;
import io.millrace.ops.control.Verb;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.LaunchException;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Asks the run of a home and prints what it answered. */
final class Asking {

    /** How long a run may take for an answer: longer than it waits for its engine. */
    static final long PATIENCE_MS = 8_000;

    private Asking() {}

    /**
     * Asks.
     *
     * @throws LaunchException 69 when no run answers
     */
    static Answer ask(OperatorOptions options, Request request) {
        try {
            return ControlClient.ask(options.home(), request, PATIENCE_MS);
        } catch (NoDaemonException e) {
            throw new LaunchException(e.code(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Asks and prints: the line as it came, or what it says for people. */
    static int show(
            CommandLine command,
            OperatorOptions options,
            Request request,
            Consumer<JsonNode> text) {
        Answer answer = ask(options, request);
        PrintWriter out = command.getOut();
        if (options.isJson()) {
            out.println(answer.line());
        } else if (answer.isOk()) {
            text.accept(answer.json());
        }
        out.flush();
        if (!answer.isOk()) {
            command.getErr().println("millrace: " + answer.error());
        }
        return answer.code();
    }

    /** Gives a command and prints what became of it. */
    static int act(
            CommandLine command, OperatorOptions options, Verb verb, Map<String, String> fields) {
        return show(
                command,
                options,
                request(command, verb, fields),
                json -> done(command.getOut(), json));
    }

    /** What the wire would refuse is a fault of the command line already. */
    static Request request(CommandLine command, Verb verb, Map<String, String> fields) {
        try {
            return new Request(verb, fields);
        } catch (RuntimeException e) {
            throw new CommandLine.ParameterException(command, String.valueOf(e.getMessage()), e);
        }
    }

    private static void done(PrintWriter out, JsonNode json) {
        int count = json.path("count").asInt();
        out.printf(
                Locale.ROOT,
                "%s: %s at sequence %,d%s; trading is %s%n",
                json.path("command").asText(),
                json.path("outcome").asText(),
                json.path("sequence").asLong(),
                count == 0 ? "" : ", " + count + " orders or positions",
                json.path("trading_state").asText());
        if (json.has("limit")) {
            out.printf(
                    Locale.ROOT,
                    "%s: %s -> %s%n",
                    json.path("limit").asText(),
                    json.path("before").asText(),
                    json.path("after").asText());
        }
    }

    static int failed(CommandLine command, String error) {
        command.getErr().println("millrace: " + error);
        return ExitCodes.FAILED;
    }
}
