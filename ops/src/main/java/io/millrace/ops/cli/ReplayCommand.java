package io.millrace.ops.cli;

import com.fasterxml.jackson.core.JsonGenerator;

import io.millrace.journal.snapshot.Snapshot;
import io.millrace.journal.snapshot.SnapshotHeader;
import io.millrace.journal.snapshot.SnapshotStore;
import io.millrace.ops.cli.option.HomeOption;
import io.millrace.ops.cli.option.JsonOption;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.Replay;
import io.millrace.ops.launch.ReplayChain;
import io.millrace.ops.launch.ReplayStart;
import io.millrace.ops.monitor.JsonText;
import io.millrace.ops.recovery.RunSnapshots;
import io.millrace.ops.travel.ConditionException;
import io.millrace.ops.travel.Journey;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

/** {@code replay}: the recorded inputs once more. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Feeds the recorded inputs of a run to the same pipeline.",
            "A run that was resumed is replayed from its first epoch on.",
            "With --verify, a difference in any output or in the state hash is exit code 4.",
            "With --until, --break or --dump it tells the trading state where it stops."
        })
final class ReplayCommand implements Callable<Integer> {

    @Mixin private final HomeOption home = new HomeOption();
    @Mixin private final EpochOption epoch = new EpochOption();
    @Mixin private final JsonOption json = new JsonOption();

    @Option(
            names = "--verify",
            description = "Compare every output with the recorded one, byte for byte.")
    private boolean verify;

    @Option(names = "--all", description = "Replay every run of the home, one after the other.")
    private boolean all;

    @Option(
            names = "--until",
            paramLabel = "SEQ",
            description = "Stop behind an event; 0 stops before the first.")
    private @Nullable Long until;

    @Option(
            names = "--dump",
            description = "Print positions, orders, account, regimes and indicators there.")
    private boolean dump;

    @Option(
            names = "--break",
            paramLabel = "EXPR",
            description = {
                "Stop at the first input or output of which this holds, and print it and the"
                        + " state.",
                "Fields are those of journal dump; = != < <= > >= && || ( ).",
                "Example: 'decision=TRADE && symbol=BTCUSDT'."
            })
    private @Nullable String condition;

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "With --break: stop at the N-th record that matches.")
    private @Nullable Long count;

    @Option(
            names = "--from-snapshot",
            arity = "0..1",
            fallbackValue = RunSnapshots.NEWEST,
            paramLabel = "FILE|SEQ|newest",
            description =
                    "Begin with a kept snapshot (default: the newest); what is behind it is"
                            + " replayed and compared.")
    private @Nullable String fromSnapshot;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private CommandSpec spec;

    @Override
    public Integer call() {
        check();
        PrintWriter out = spec.commandLine().getOut();
        if (all) {
            return all(out);
        }
        ReplayChain chain = ReplayChain.to(home.epoch(epoch.number()));
        if (dump || condition != null || until != null) {
            return travel(chain, out);
        }
        return whole(chain, out);
    }

    private int whole(ReplayChain chain, PrintWriter out) {
        String asked = fromSnapshot;
        ReplayStart start = ReplayStart.FRESH;
        Optional<SnapshotHeader> from = Optional.empty();
        if (asked != null) {
            SnapshotStore store = new SnapshotStore(RunSnapshots.directory(home.root()));
            RunSnapshots snapshots = new RunSnapshots(chain);
            Snapshot snapshot = snapshots.named(store, asked);
            start = snapshots.start(snapshot);
            from = Optional.of(snapshot.header());
        }
        Replay.Result result = Replay.run(chain, start);
        String text = json.isSet() ? json(result, from) : text(chain, result, from);
        out.println(text);
        return exitCode(result.differences());
    }

    private int exitCode(long differences) {
        return verify && differences > 0 ? ExitCodes.DIFFERENCES : ExitCodes.OK;
    }

    private void check() {
        if (all && (dump || condition != null || until != null || epoch.number() != 0)) {
            throw misuse("--all goes without --epoch, --until, --break and --dump");
        }
        if (fromSnapshot != null && (all || dump || condition != null || until != null)) {
            throw misuse("--from-snapshot goes without --all, --until, --break and --dump");
        }
        Long last = until;
        if (last != null && last < 0) {
            throw misuse("--until is " + last + "; it must be 0 or above");
        }
        Long hits = count;
        if (hits != null && (condition == null || hits < 1)) {
            throw misuse("--count is " + hits + "; it must be 1 or above, beside --break");
        }
    }

    private ParameterException misuse(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    private int travel(ReplayChain chain, PrintWriter out) {
        Long last = until;
        Long hits = count;
        try (Journey journey =
                Journey.of(chain, Optional.ofNullable(condition), hits == null ? 1 : hits)) {
            journey.go(last == null ? OptionalLong.empty() : OptionalLong.of(last));
            Replay.Result result = journey.result();
            if (dump || condition != null) {
                out.print(json.isSet() ? journey.json() + "\n" : journey.text());
                tellDifference(result);
            } else {
                Optional<SnapshotHeader> none = Optional.empty();
                out.println(json.isSet() ? json(result, none) : text(chain, result, none));
            }
            out.flush();
            return exitCode(result.differences());
        } catch (ConditionException e) {
            throw new ParameterException(spec.commandLine(), "--break: " + e.getMessage(), e);
        }
    }

    private void tellDifference(Replay.Result result) {
        result.firstDifference()
                .ifPresent(
                        first ->
                                spec.commandLine()
                                        .getErr()
                                        .println(
                                                "millrace: the run was recorded otherwise: "
                                                        + first));
    }

    private int all(PrintWriter out) {
        List<Replay.Result> results = new ArrayList<>();
        List<ReplayChain> chains = ReplayChain.all(home.journal());
        long differences = 0;
        for (ReplayChain chain : chains) {
            Replay.Result result = Replay.run(chain);
            differences += result.differences();
            results.add(result);
            if (!json.isSet()) {
                out.println(text(chain, result, Optional.empty()));
                out.flush();
            }
        }
        if (json.isSet()) {
            out.println(json(chains, results, differences));
        } else {
            out.printf(Locale.ROOT, "%d runs, %,d differences%n", chains.size(), differences);
        }
        return exitCode(differences);
    }

    private static String json(
            List<ReplayChain> chains, List<Replay.Result> results, long differences) {
        return JsonText.object(
                fields -> {
                    fields.writeNumberField("differences", differences);
                    fields.writeArrayFieldStart("runs");
                    for (int i = 0; i < chains.size(); i++) {
                        fields.writeStartObject();
                        fields.writeStringField("epochs", chains.get(i).numbers());
                        write(fields, results.get(i));
                        fields.writeEndObject();
                    }
                    fields.writeEndArray();
                });
    }

    private static String json(Replay.Result result, Optional<SnapshotHeader> from) {
        return JsonText.object(
                fields -> {
                    write(fields, result);
                    if (from.isPresent()) {
                        fields.writeStringField("snapshot", SnapshotStore.name(from.get()));
                        fields.writeNumberField("snapshot_sequence", from.get().sequence());
                    }
                });
    }

    private static void write(JsonGenerator fields, Replay.Result result) throws IOException {
        fields.writeNumberField("events", result.events());
        fields.writeNumberField("outputs", result.outputs());
        fields.writeNumberField("differences", result.differences());
        fields.writeStringField("first_difference", result.firstDifference().orElse(null));
        fields.writeNumberField("sequence", result.sequence());
        fields.writeStringField("state_hash", result.stateHash());
        fields.writeNumberField("events_per_second", result.eventsPerSecond());
        fields.writeBooleanField("sealed", result.sealed());
    }

    private String text(ReplayChain chain, Replay.Result result, Optional<SnapshotHeader> from) {
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "replayed    %s: %,d events, %,d outputs, %,d events/s%n",
                        chain.newest(),
                        result.events(),
                        result.outputs(),
                        result.eventsPerSecond()));
        from.map(SnapshotStore::name)
                .ifPresent(name -> text.append("from        ").append(name).append('\n'));
        if (chain.links().size() > 1) {
            text.append("resumed     epochs ").append(chain.numbers()).append('\n');
        }
        if (verify) {
            text.append(String.format(Locale.ROOT, "differences %,d%n", result.differences()));
            result.firstDifference()
                    .ifPresent(first -> text.append("first       ").append(first).append('\n'));
            if (until == null) {
                text.append(
                        result.sealed()
                                ? "state hash  compared with the seal\n"
                                : "state hash  not compared: the epoch has no seal\n");
            }
        }
        return text.append("state       ").append(result.stateHash()).toString();
    }
}
