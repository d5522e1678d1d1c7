package io.millrace.ops.cli;

import io.millrace.ops.cli.option.HomeOption;
import io.millrace.ops.cli.option.JsonOption;
import io.millrace.ops.journal.EpochRow;
import io.millrace.ops.journal.RecordFilter;
import io.millrace.ops.journal.RecordFilter.Range;
import io.millrace.ops.journal.RecordFormat;
import io.millrace.ops.journal.RecordLines;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.ReplayChain;
import io.millrace.ops.monitor.JsonText;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** Commands that look into a journal without asking for much. */
final class JournalLook {

    private JournalLook() {}

    /** {@code journal ls}: which epochs there are. */
    @Command(
            name = "ls",
            mixinStandardHelpOptions = true,
            description = {
                "Lists the epochs of a journal: state, records, sequences, times, origin.",
                "sealed: ended cleanly; archived: the same, and packed; open: running, or killed;",
                "torn: killed while writing; corrupt: damaged, see journal verify;",
                "unfinished: killed at its very start."
            })
    static final class Ls implements Callable<Integer> {

        @Mixin private final HomeOption home = new HomeOption();
        @Mixin private final JsonOption json = new JsonOption();

        @Spec
        @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
        private CommandSpec spec;

        @Override
        public Integer call() {
            List<EpochRow> rows = EpochRow.all(home.journal());
            PrintWriter out = spec.commandLine().getOut();
            if (json.isSet()) {
                out.println(
                        JsonText.object(
                                fields -> {
                                    fields.writeArrayFieldStart("epochs");
                                    for (EpochRow row : rows) {
                                        fields.writeStartObject();
                                        row.write(fields);
                                        fields.writeEndObject();
                                    }
                                    fields.writeEndArray();
                                }));
            } else {
                out.println(EpochRow.head());
                rows.forEach(row -> out.println(row.line()));
            }
            return ExitCodes.OK;
        }
    }

    /** {@code journal tail}: the last records, and those to come. */
    @Command(
            name = "tail",
            mixinStandardHelpOptions = true,
            description = "Prints the last records of a run, a JSON object a line.")
    static final class Tail implements Callable<Integer> {

        @Mixin private final HomeOption home = new HomeOption();
        @Mixin private final EpochOption epoch = new EpochOption();
        @Mixin private final JsonOption json = new JsonOption();
        @Mixin private final JournalDump.Wanted wanted = new JournalDump.Wanted();

        @Option(
                names = "-n",
                paramLabel = "N",
                defaultValue = "10",
                description = "How many of the last records (default: ${DEFAULT-VALUE}).")
        private int count;

        @Option(
                names = {"-f", "--follow"},
                description = "Go on with each record as it is written, until the run has ended.")
        private boolean follow;

        @Spec
        @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
        private CommandSpec spec;

        @Override
        public Integer call() {
            if (count < 0) {
                throw new ParameterException(
                        spec.commandLine(), "-n is " + count + "; it must be 0 or above");
            }
            ReplayChain chain = ReplayChain.to(home.epoch(epoch.number()));
            List<Path> newest = List.of(chain.newest());
            RecordFilter filter = wanted.filter(spec, newest, Range.ALL, Range.ALL);
            PrintWriter out = spec.commandLine().getOut();
            RecordLines lines =
                    new RecordLines(
                            filter,
                            RecordFormat.JSON,
                            line -> {
                                out.println(line);
                                return !out.checkError();
                            });
            lines.tail(chain, count, () -> follow);
            if (json.isSet()) {
                out.println(
                        JsonText.object(
                                fields -> fields.writeNumberField("records", lines.printed())));
            }
            return ExitCodes.OK;
        }
    }
}
