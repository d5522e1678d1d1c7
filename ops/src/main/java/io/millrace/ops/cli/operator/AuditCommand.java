package io.millrace.ops.cli.operator;

import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.monitor.JsonText;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code audit}: the commands of a home, from its journal. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "Tells every command that was given in a home, refused ones too: who, when, what, why,",
            "and what became of it. It reads the journal alone and needs no run."
        })
final class AuditCommand implements Callable<Integer> {

    @Mixin private final OperatorOptions options = new OperatorOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path journal = options.journal();
        PrintWriter err = spec.commandLine().getErr();
        List<AuditTrail.Entry> entries =
                AuditTrail.read(journal, fault -> err.println("millrace: " + fault));
        PrintWriter out = spec.commandLine().getOut();
        if (options.isJson()) {
            out.println(
                    JsonText.object(
                            json -> {
                                json.writeArrayFieldStart("commands");
                                for (AuditTrail.Entry entry : entries) {
                                    entry.write(json);
                                }
                                json.writeEndArray();
                            }));
        } else {
            entries.forEach(entry -> out.println(line(entry)));
        }
        out.flush();
        return ExitCodes.OK;
    }

    private static String line(AuditTrail.Entry entry) {
        return JsonText.isoTime(entry.givenNs())
                + "  "
                + entry.user()
                + " ("
                + entry.role()
                + ")  "
                + entry.kind()
                + (entry.about().isEmpty() ? "" : " " + entry.about())
                + "  "
                + (entry.outcome().isEmpty() ? "no result" : entry.outcome())
                + "  "
                + entry.epoch()
                + "/"
                + entry.sequence()
                + (entry.reason().isEmpty() ? "" : "  \"" + entry.reason() + "\"");
    }
}
