package io.millrace.ops.cli.operator;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;

import io.millrace.ops.control.Answer;
import io.millrace.ops.control.Request;
import io.millrace.ops.control.Verb;
import io.millrace.ops.monitor.JsonText;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** {@code reset}: out of HALTED, in two steps. */
@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description = {
            "Leads out of HALTED, in two steps. The first, without --challenge, tells which halt",
            "holds, gives a challenge that is good once and for 60 s, and prints the second step.",
            "It is refused while orders have an unknown outcome, while positions are being closed,",
            "and while what halted trading is still so and is not based anew."
        })
final class ResetCommand implements Callable<Integer> {

    private static final int LEAST_REASON = 10;

    @Mixin private final OperatorOptions options = new OperatorOptions();
    @Mixin private final ReasonOption reason = new ReasonOption();

    @Option(
            names = "--challenge",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "What the first step gave.")
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private String challenge;

    @Option(
            names = "--halt",
            paramLabel = "ID",
            defaultValue = "",
            description = "Id of the halt that is answered, as the first step tells it.")
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private String halt;

    @Option(names = "--rebase-peak", description = "Base the drawdown anew on the equity of now.")
    private boolean rebasePeak;

    @Option(
            names = "--rebase-day",
            description = "Base the loss of the session anew on the equity of now.")
    private boolean rebaseDay;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private CommandSpec spec;

    @Override
    public Integer call() {
        Map<String, String> fields = new TreeMap<>(reason.alone());
        if (rebasePeak) {
            fields.put(Request.REBASE_PEAK, "true");
        }
        if (rebaseDay) {
            fields.put(Request.REBASE_DAY, "true");
        }
        if (challenge.isEmpty() && halt.isEmpty()) {
            return first(Asking.request(spec.commandLine(), Verb.RESET, fields));
        }
        if (challenge.isEmpty() || halt.isEmpty()) {
            throw misuse("--challenge and --halt go together; the first step gives both");
        }
        if (reason.text().strip().length() < LEAST_REASON) {
            throw misuse("--reason must have at least " + LEAST_REASON + " characters");
        }
        fields.put(Request.CHALLENGE, challenge);
        fields.put(Request.HALT, halt);
        return Asking.act(spec.commandLine(), options, Verb.RESET, fields);
    }

    private ParameterException misuse(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    private int first(Request request) {
        Answer answer = Asking.ask(options, request);
        if (!answer.isOk()) {
            if (options.isJson()) {
                spec.commandLine().getOut().println(answer.line());
            }
            spec.commandLine().getErr().println("millrace: " + answer.error());
            return answer.code();
        }
        PrintWriter out = spec.commandLine().getOut();
        if (options.isJson()) {
            out.println(JsonText.object(json -> copy(json, answer.json())));
        } else {
            JsonNode told = answer.json();
            out.println(
                    "trading is HALTED by "
                            + told.path("cause").asText()
                            + "; id of the halt: "
                            + told.path("halt").asText());
            out.println("The second step, good once and for 60 s:");
            out.println("  " + next(told));
        }
        out.flush();
        return answer.code();
    }

    private void copy(JsonGenerator json, JsonNode told) throws IOException {
        for (Map.Entry<String, JsonNode> field : told.properties()) {
            json.writeFieldName(field.getKey());
            switch (field.getValue().getNodeType()) {
                case BOOLEAN -> json.writeBoolean(field.getValue().asBoolean());
                case NUMBER -> json.writeNumber(field.getValue().asLong());
                default -> json.writeString(field.getValue().asText());
            }
        }
        json.writeStringField("next", next(told));
    }

    /** The exact command of the second step. */
    private String next(JsonNode told) {
        String why = reason.text().isBlank() ? "WHY, AT LEAST 10 CHARACTERS" : reason.text();
        return "./millrace reset --home "
                + quoted(options.home().toString())
                + " --halt "
                + told.path("halt").asText()
                + " --challenge "
                + told.path("challenge").asText()
                + (rebasePeak ? " --rebase-peak" : "")
                + (rebaseDay ? " --rebase-day" : "")
                + " --reason "
                + quoted(why);
    }

    private static String quoted(String text) {
        boolean isPlain = text.matches("[A-Za-z0-9_./-]+");
        return isPlain ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
