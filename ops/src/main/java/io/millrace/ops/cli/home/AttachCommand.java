package io.millrace.ops.cli.home;

import io.millrace.journal.HaltLatch;
import io.millrace.journal.disk.Disk;
import io.millrace.ops.cli.option.HomeOption;
import io.millrace.ops.cli.option.JsonOption;
import io.millrace.ops.home.HomeHistory;
import io.millrace.ops.home.Instance;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.Home;
import io.millrace.ops.launch.LaunchException;
import io.millrace.ops.monitor.JsonText;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code attach}: a copied home becomes an installation of its own. */
@Command(
        name = "attach",
        mixinStandardHelpOptions = true,
        description = {
            "Tells whether a home is the one that its instance was made in.",
            "A copied or restored home does not run: with --fence it gets a new instance, so that",
            "no id of an order is used twice, and comes up HALTED."
        })
public final class AttachCommand implements Callable<Integer> {

    @Mixin private final HomeOption home = new HomeOption();

    @Option(
            names = "--fence",
            description =
                    "Give the home a new instance and latch HALTED; the old one never runs"
                            + " here again.")
    private boolean fence;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept in the home.")
    private @Nullable String reason;

    @Mixin private final JsonOption json = new JsonOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private CommandSpec spec;

    /** Made by picocli. */
    public AttachCommand() {}

    @Override
    public Integer call() {
        Path root = home.root();
        String why = reason;
        if (fence == (why == null || why.isBlank())) {
            throw new ParameterException(
                    spec.commandLine(), "--fence and --reason go together; name both or neither");
        }
        Instance known = known();
        if (!fence || why == null) {
            boolean copy = known.isCopy(root);
            tell(known.name(), copy, "");
            return copy ? ExitCodes.HALTED : ExitCodes.OK;
        }
        try (Home held = Home.open(root)) {
            Disk disk = Disk.system();
            // The latch first: a fence that dies half-way leaves a home that is HALTED.
            String value = known.name() + " is fenced off: " + why;
            if (!HaltLatch.isPresent(held.root())) {
                new HaltLatch(HaltLatch.FENCED, value, "", 0, 0, Instant.now()).write(disk, root);
            }
            Instance renewed = Instance.renew(disk, root);
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("instance", renewed.name());
            facts.put("replaces", known.name());
            facts.put("reason", why);
            HomeHistory.add(root, "attach --fence", facts);
            tell(renewed.name(), false, known.name());
            return ExitCodes.OK;
        }
    }

    private Instance known() {
        Path root = home.root();
        Optional<Instance> known =
                Files.isDirectory(Home.journal(root)) ? Instance.read(root) : Optional.empty();
        return known.orElseThrow(
                () ->
                        new LaunchException(
                                ExitCodes.FAILED,
                                root + ": is no home that has run; name the --home of a run"));
    }

    private void tell(String name, boolean copy, String replaces) {
        if (json.isSet()) {
            spec.commandLine()
                    .getOut()
                    .println(
                            JsonText.object(
                                    fields -> {
                                        fields.writeStringField("instance", name);
                                        fields.writeBooleanField("copy", copy);
                                        fields.writeStringField(
                                                "replaces", replaces.isEmpty() ? null : replaces);
                                    }));
            return;
        }
        String what =
                replaces.isEmpty()
                        ? copy
                                ? "is a copy and does not run; attach --fence makes it one of its"
                                        + " own"
                                : "is where it was made"
                        : "replaces " + replaces + "; the home is HALTED";
        spec.commandLine().getOut().println("instance " + name + " " + what);
    }
}
