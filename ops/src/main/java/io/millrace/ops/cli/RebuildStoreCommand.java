package io.millrace.ops.cli;

import io.millrace.ops.cli.option.HomeOption;
import io.millrace.ops.cli.option.JsonOption;
import io.millrace.ops.config.StoreSettings;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.Home;
import io.millrace.ops.monitor.JsonText;
import io.millrace.ops.store.Rebuild;
import io.millrace.ops.store.StoreContent;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code rebuild-store}: the database once more, from the journal alone. */
@Command(
        name = "rebuild-store",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the database of trades, orders and signals anew from the journal.",
            "With --check nothing is replaced, and a difference is exit code 4. Of a damaged epoch",
            "what stands before the damage is held; exit code 65."
        })
final class RebuildStoreCommand implements Callable<Integer> {

    @Mixin private final HomeOption home = new HomeOption();
    @Mixin private final ConfigOption config = new ConfigOption();
    @Mixin private final JsonOption json = new JsonOption();

    @Option(
            names = "--check",
            description = "Compare what the store holds with what it should hold.")
    private boolean check;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path journal = home.journal();
        Path store = StoreSettings.from(config.read()).in(home.root());
        return check ? compare(journal, store) : replace(store);
    }

    private int replace(Path store) {
        try (Home locked = Home.open(home.root())) {
            Rebuild.Result made = Rebuild.replace(Home.journal(locked.root()), store);
            print("rebuilt", store, made.content(), made.faults());
            return made.isDamaged() ? ExitCodes.BAD_DATA : ExitCodes.OK;
        }
    }

    private int compare(Path journal, Path store) {
        Rebuild.Comparison both = Rebuild.compare(journal, store);
        print(
                both.isEqual() ? "equal" : "different",
                store,
                both.made().content(),
                both.made().faults());
        if (both.isEqual()) {
            return both.made().isDamaged() ? ExitCodes.BAD_DATA : ExitCodes.OK;
        }
        spec.commandLine()
                .getErr()
                .println(
                        "millrace: "
                                + store
                                + ": holds "
                                + both.held().rows()
                                + ", hash "
                                + both.held().hash()
                                + "; it must be made anew: rebuild-store without --check");
        return ExitCodes.DIFFERENCES;
    }

    private void print(String result, Path store, StoreContent content, List<String> faults) {
        PrintWriter out = spec.commandLine().getOut();
        if (json.isSet()) {
            out.println(json(result, store, content, faults));
            return;
        }
        out.println(String.format(Locale.ROOT, "%-10s  %s", result, store));
        for (Map.Entry<String, Long> table : content.rows().entrySet()) {
            out.println(String.format(Locale.ROOT, "%-10s  %,d", table.getKey(), table.getValue()));
        }
        for (String fault : faults) {
            out.println("not held    " + fault);
        }
        out.println("hash        " + content.hash());
    }

    private static String json(
            String result, Path store, StoreContent content, List<String> faults) {
        return JsonText.object(
                fields -> {
                    fields.writeStringField("result", result);
                    fields.writeStringField("store", store.toString());
                    fields.writeObjectFieldStart("rows");
                    for (Map.Entry<String, Long> table : content.rows().entrySet()) {
                        fields.writeNumberField(table.getKey(), table.getValue());
                    }
                    fields.writeEndObject();
                    fields.writeArrayFieldStart("faults");
                    for (String fault : faults) {
                        fields.writeString(fault);
                    }
                    fields.writeEndArray();
                    fields.writeStringField("hash", content.hash());
                });
    }
}
