package io.millrace.ops.cli;

import io.millrace.journal.FirstBad;
import io.millrace.journal.JournalReport;
import io.millrace.journal.JournalVerifier;
import io.millrace.journal.VerifyReport;
import io.millrace.ops.cli.option.HomeOption;
import io.millrace.ops.cli.option.JsonOption;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.monitor.JsonText;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code journal}: looks at the binary truth. */
@Command(
        name = "journal",
        mixinStandardHelpOptions = true,
        description = "Looks at the journal of a home, and archives it.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            JournalCommand.Verify.class,
            JournalLook.Ls.class,
            JournalLook.Tail.class,
            JournalDump.class,
            ArchiveCommand.class
        })
final class JournalCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "name a command: journal verify, ls, tail, dump or archive");
    }

    /** {@code journal verify}: every byte of every epoch. */
    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = {
                "Checks every record, the chain, the checkpoints and the seals of all epochs.",
                "Damage is exit code 65, and its first place is named."
            })
    static final class Verify implements Callable<Integer> {

        @Mixin private final HomeOption home = new HomeOption();
        @Mixin private final JsonOption json = new JsonOption();

        @Spec
        @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
        private CommandSpec spec;

        @Override
        public Integer call() {
            JournalReport report = JournalVerifier.verifyAll(home.journal());
            PrintWriter out = spec.commandLine().getOut();
            if (json.isSet()) {
                out.println(json(report));
            } else {
                print(out, report);
            }
            return report.status() == VerifyReport.Status.CORRUPT
                    ? ExitCodes.BAD_DATA
                    : ExitCodes.OK;
        }

        private static String json(JournalReport report) {
            return JsonText.object(
                    fields -> {
                        fields.writeStringField("status", name(report.status()));
                        fields.writeNumberField("records", report.records());
                        fields.writeNumberField("epochs", report.epochs().size());
                        FirstBad bad = report.firstBad();
                        if (bad == null) {
                            fields.writeNullField("first_bad");
                            return;
                        }
                        fields.writeObjectFieldStart("first_bad");
                        fields.writeNumberField("epoch", bad.epoch());
                        fields.writeStringField("file", bad.file());
                        fields.writeNumberField("offset", bad.offset());
                        fields.writeNumberField("sequence", bad.sequence());
                        fields.writeStringField("what", bad.what());
                        fields.writeEndObject();
                    });
        }

        private static void print(PrintWriter out, JournalReport report) {
            for (VerifyReport epoch : report.epochs()) {
                out.printf(
                        Locale.ROOT,
                        "epoch %d: %s, %,d records, last sequence %,d, %s%n",
                        epoch.epoch(),
                        name(epoch.status()),
                        epoch.records(),
                        epoch.lastSequence(),
                        epoch.sealed() ? "sealed" : "not sealed");
            }
            FirstBad bad = report.firstBad();
            if (bad != null) {
                out.println("first bad place: " + bad);
            }
            out.println("journal " + name(report.status()));
        }

        private static String name(VerifyReport.Status status) {
            return status.name().toLowerCase(Locale.ROOT);
        }
    }
}
