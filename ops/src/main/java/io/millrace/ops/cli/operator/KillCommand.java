package io.millrace.ops.cli.operator;

import io.millrace.journal.HaltLatch;
import io.millrace.ops.control.Answer;
import io.millrace.ops.control.ControlClient;
import io.millrace.ops.control.NoDaemonException;
import io.millrace.ops.control.Request;
import io.millrace.ops.control.Verb;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.Home;
import io.millrace.ops.launch.LaunchException;
import io.millrace.ops.monitor.JsonText;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code kill}: ends trading of a home, whatever its run does. */
@Command(
        name = "kill",
        mixinStandardHelpOptions = true,
        description = {
            "Ends trading of a home, whether its run answers, hangs or is dead.",
            "A run that answers within 2 s halts and closes everything. Else the latch is written",
            "into the home: a run that goes on, and every later one there, halts and closes",
            "everything by it. Exit code 69 while a run holds the home that did not answer."
        })
final class KillCommand implements Callable<Integer> {

    private static final long PATIENCE_MS = 2_000;

    @Mixin private final OperatorOptions options = new OperatorOptions();

    @Option(names = "--reason", required = true, description = "Why; it stands in the latch.")
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private String reason;

    @Option(
            names = "--terminate",
            description = "End the process of a run that does not answer (SIGKILL).")
    private boolean terminate;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private CommandSpec spec;

    private final List<String> steps = new ArrayList<>();

    @Override
    public Integer call() {
        Path home = options.home();
        if (!Files.isDirectory(home)) {
            throw new LaunchException(
                    ExitCodes.FAILED, home + ": there is no such folder; name the --home of a run");
        }
        Request request =
                Asking.request(
                        spec.commandLine(), Verb.EMERGENCY_STOP, Map.of(Request.REASON, reason));
        boolean answered = ask(home, request);
        boolean latched = latch(home, answered);
        boolean ended = false;
        Optional<Home.Holder> holder = Home.holder(home);
        if (!answered && holder.isPresent()) {
            ended = end(home, holder.get());
        } else if (!answered) {
            steps.add("no process holds the home; its simulated broker, and its orders, are gone");
        }
        print(answered, latched, ended, holder);
        boolean isOver = answered || ended || holder.isEmpty();
        return isOver ? ExitCodes.OK : ExitCodes.UNAVAILABLE;
    }

    private boolean ask(Path home, Request request) {
        try {
            Answer answer = ControlClient.ask(home, request, PATIENCE_MS);
            if (answer.isOk()) {
                steps.add(
                        "the run answered: "
                                + answer.json().path("outcome").asText()
                                + " at sequence "
                                + answer.json().path("sequence").asText()
                                + ", trading is "
                                + answer.json().path("trading_state").asText()
                                + "; it closes what is held");
                return true;
            }
            steps.add("the run refused: " + answer.error());
        } catch (NoDaemonException e) {
            steps.add("no answer: " + e.getMessage());
        }
        return false;
    }

    /** Returns whether it was written here; the run itself may have written it. */
    private boolean latch(Path home, boolean answered) {
        Optional<HaltLatch> before = HaltLatch.read(home);
        if (before.isPresent() && (answered || before.get().isKill())) {
            steps.add(home.resolve(HaltLatch.FILE) + " stands; later runs start HALTED");
            return false;
        }
        String earlier =
                before.map(one -> " (halted before: " + one.cause() + " " + one.value() + ")")
                        .orElse("");
        new HaltLatch("MANUAL", HaltLatch.KILL + reason + earlier, "", 0, 0, Instant.now())
                .write(home);
        steps.add(
                home.resolve(HaltLatch.FILE)
                        + " is written; later runs start HALTED and close what is held");
        return true;
    }

    private boolean end(Path home, Home.Holder holder) {
        if (!terminate) {
            steps.add(
                    holder.text()
                            + " holds the home; it halts by the latch when it goes on, and closes"
                            + " everything; until then its orders stay; --terminate ends it");
            return false;
        }
        Optional<ProcessHandle> process = holder.process(home);
        if (process.isEmpty()) {
            steps.add(
                    holder.text()
                            + " holds the home, and is not certainly the process of that number;"
                            + " nothing was ended");
            return false;
        }
        boolean killed = process.get().destroyForcibly();
        steps.add(
                killed
                        ? "process " + holder.pid() + " was sent SIGKILL"
                        : "process " + holder.pid() + " could not be ended");
        if (killed) {
            steps.add(
                    "on paper there is no venue: the simulated broker went with the process, and"
                            + " nothing is left to be closed from here");
        }
        return killed;
    }

    private void print(
            boolean answered, boolean latched, boolean ended, Optional<Home.Holder> holder) {
        PrintWriter out = spec.commandLine().getOut();
        if (!options.isJson()) {
            steps.forEach(out::println);
            out.flush();
            return;
        }
        out.println(
                JsonText.object(
                        json -> {
                            json.writeBooleanField("answered", answered);
                            json.writeStringField("latch", latched ? "written" : "stood");
                            json.writeBooleanField("terminated", ended);
                            if (holder.isPresent()) {
                                json.writeNumberField("pid", holder.get().pid());
                            } else {
                                json.writeNullField("pid");
                            }
                            json.writeArrayFieldStart("steps");
                            for (String step : steps) {
                                json.writeString(step);
                            }
                            json.writeEndArray();
                        }));
        out.flush();
    }
}
