package io.millrace.ops.cli;

import io.millrace.model.time.Timeframe;
import io.millrace.ops.monitor.JsonText;
import io.millrace.ops.research.BarBuild;

import picocli.CommandLine.Model.CommandSpec;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * Says what became of a table: how many rows went to the file, and which ticks are in no bar.
 *
 * @param options where the table went
 * @param json whether to say it for scripts
 * @param timeframe length of the bars
 * @param build what was built
 * @param rows how many rows the table has
 */
record BuildReport(
        TableOptions options, boolean json, Timeframe timeframe, BarBuild build, long rows) {

    void print(CommandSpec spec) {
        PrintWriter err = spec.commandLine().getErr();
        if (build.late() > 0) {
            err.printf(
                    Locale.ROOT,
                    "millrace: %,d ticks came after their bar had ended; they are in none%n",
                    build.late());
        }
        if (build.outside() > 0) {
            err.printf(
                    Locale.ROOT,
                    "millrace: %,d ticks or bars outside of sessions were left out%n",
                    build.outside());
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(summary());
        } else if (!options.isStandard()) {
            out.printf(
                    Locale.ROOT,
                    "%,d bars of %s written to %s%n",
                    rows,
                    timeframe.label(),
                    options.out());
        }
        out.flush();
    }

    private String summary() {
        return JsonText.object(
                fields -> {
                    fields.writeStringField("out", options.out());
                    fields.writeStringField("timeframe", timeframe.label());
                    fields.writeNumberField("bars", rows);
                    fields.writeNumberField("late", build.late());
                    fields.writeNumberField("outside", build.outside());
                });
    }
}
