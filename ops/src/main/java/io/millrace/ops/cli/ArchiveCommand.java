package io.millrace.ops.cli;

import com.fasterxml.jackson.core.JsonGenerator;

import io.millrace.journal.archive.Archived;
import io.millrace.ops.cli.option.HomeOption;
import io.millrace.ops.cli.option.JsonOption;
import io.millrace.ops.config.JournalSettings;
import io.millrace.ops.journal.HomeArchive;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.Home;
import io.millrace.ops.monitor.JsonText;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code journal archive}: sealed epochs become smaller, and lose nothing. */
@Command(
        name = "archive",
        mixinStandardHelpOptions = true,
        description = {
            "Packs the records of sealed epochs, reads back what was packed, and only then removes",
            "the originals. Every command reads an archived epoch as it did before. The newest",
            "epoch stays as it is, and so does one without a seal. A run may go on meanwhile."
        })
final class ArchiveCommand implements Callable<Integer> {

    @Mixin private final HomeOption home = new HomeOption();
    @Mixin private final ConfigOption config = new ConfigOption();
    @Mixin private final JsonOption json = new JsonOption();

    private int keep = 1;
    private int below = Integer.MAX_VALUE;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private CommandSpec spec;

    @Option(
            names = "--keep",
            paramLabel = "N",
            description = "How many of the newest epochs stay as they are (default: 1).")
    void keep(int asked) {
        keep = fromOne("--keep", asked);
    }

    @Option(
            names = "--older-than",
            paramLabel = "N",
            description = "Only epochs whose number is below N (default: all).")
    void below(int asked) {
        below = fromOne("--older-than", asked);
    }

    private int fromOne(String option, int asked) {
        if (asked < 1) {
            throw new ParameterException(
                    spec.commandLine(), option + " is " + asked + "; it must be 1 or above");
        }
        return asked;
    }

    @Override
    public Integer call() {
        long floorBytes = JournalSettings.read(config.read()).floorBytes();
        Path journal = home.journal();
        Home.requireOurs(home.root());
        HomeArchive all = HomeArchive.of(journal, floorBytes, keep, below);
        PrintWriter out = spec.commandLine().getOut();
        for (String line : all.damaged()) {
            spec.commandLine().getErr().println("millrace: not archived: " + line);
        }
        if (json.isSet()) {
            out.println(json(all));
        } else {
            all.done().forEach(each -> out.println(HomeArchive.line(each)));
            out.println("archived " + archived(all) + " of " + looked(all));
        }
        return all.damaged().isEmpty() ? ExitCodes.OK : ExitCodes.BAD_DATA;
    }

    private static long archived(HomeArchive all) {
        return all.done().stream()
                .filter(each -> each.outcome() == Archived.Outcome.ARCHIVED)
                .count();
    }

    private static int looked(HomeArchive all) {
        return all.done().size() + all.damaged().size();
    }

    private static String json(HomeArchive all) {
        return JsonText.object(
                fields -> {
                    fields.writeNumberField("archived", archived(all));
                    fields.writeArrayFieldStart("epochs");
                    for (Archived each : all.done()) {
                        write(fields, each);
                    }
                    fields.writeEndArray();
                    fields.writeArrayFieldStart("damaged");
                    for (String line : all.damaged()) {
                        fields.writeString(line);
                    }
                    fields.writeEndArray();
                });
    }

    private static void write(JsonGenerator fields, Archived each) throws IOException {
        fields.writeStartObject();
        fields.writeNumberField("epoch", each.epoch());
        fields.writeStringField("outcome", each.outcome().name().toLowerCase(Locale.ROOT));
        fields.writeNumberField("bytes_before", each.bytesBefore());
        fields.writeNumberField("bytes_after", each.bytesAfter());
        fields.writeEndObject();
    }
}
