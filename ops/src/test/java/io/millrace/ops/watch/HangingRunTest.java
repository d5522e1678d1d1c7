package io.millrace.ops.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import io.millrace.journal.HaltLatch;
import io.millrace.ops.cli.Program;
import io.millrace.ops.cli.Program.Outcome;
import io.millrace.ops.faults.HangingClasses;
import io.millrace.ops.launch.ExitCodes;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A whole process whose pipeline stands still in the middle of an event. */
class HangingRunTest {

    private static final long PATIENCE_S = 120;

    @TempDir private Path directory;

    private Process start(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "@" + Program.root().resolve("millrace.jvmargs"),
                                Program.SHORT.getFirst(),
                                "-Dmillrace.root=" + Program.root(),
                                "-cp",
                                directory.resolve("hanging")
                                        + File.pathSeparator
                                        + System.getProperty("java.class.path"),
                                HangingChild.class.getName(),
                                directory.resolve("home").toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectOutput(directory.resolve("out.txt").toFile())
                .redirectError(directory.resolve("err.txt").toFile())
                .start();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"inline", "fused", "parallel"})
    void shouldSayWhereItStandsEndTheProcessAndStartHalted(String layout) throws Exception {
        Process run = start(layout);
        boolean ended = run.waitFor(PATIENCE_S, TimeUnit.SECONDS);
        run.destroyForcibly();
        String err = Files.readString(directory.resolve("err.txt"), UTF_8);
        assertTrue(ended, "the watchdog did not end it: " + err);

        assertEquals(ExitCodes.BUG, run.exitValue(), err);
        assertTrue(err.contains("dead man: no proof of life of the pipeline for 1 s"), err);
        assertTrue(err.contains("watchdog: the pipeline stands still for 3 s"), err);
        assertTrue(err.contains("HangingChild$Hanging.onBar"), err);
        Path home = directory.resolve("home");
        assertEquals("WATCHDOG", HaltLatch.read(home).orElseThrow().cause());
        List<String> status = Files.readAllLines(home.resolve("state/status.json"), UTF_8);
        String last = status.get(status.size() - 1);
        assertTrue(last.contains("\"pipeline\":{\"state\":\"refused\",\"still_ms\":"), last);

        assertTrue(Files.readString(home.resolve("dead-man"), UTF_8).contains("; epoch 1, after "));
        assertEquals(0, deadMan(home).size());
        Outcome next = Program.run("run", "--home", home, "--synthetic", "2000:3");
        assertEquals(ExitCodes.HALTED, next.exitCode(), next.err());
        List<JsonNode> told = deadMan(home);
        assertEquals(1, told.size(), told.toString());
        assertEquals(2, told.get(0).path("epoch").asInt());
        assertTrue(told.get(0).path("reason").asText().contains("no proof of life"));
        assertFalse(Files.exists(home.resolve("dead-man")));
    }

    /** In front of the class path stands a class of risk of which one method does not return. */
    @ParameterizedTest(name = "{0}.{1} on {2}")
    @CsvSource({
        "PreTradeGate, decide, inline",
        "book.PositionBook, equity, fused",
        "DecisionOrders, prepare, parallel"
    })
    void shouldLetNoOrderOutOnceAMethodOfRiskHangs(String type, String method, String layout)
            throws Exception {
        HangingClasses.write(directory.resolve("hanging"), type, method);
        Process run = start(layout, "risk");
        boolean ended = run.waitFor(PATIENCE_S, TimeUnit.SECONDS);
        run.destroyForcibly();
        String err = Files.readString(directory.resolve("err.txt"), UTF_8);
        assertTrue(ended, "the watchdog did not end it: " + err);

        assertEquals(ExitCodes.BUG, run.exitValue(), err);
        String name = type.substring(type.indexOf('.') + 1) + "." + method;
        assertTrue(err.contains(name), err);
        List<String> left =
                err.lines().filter(line -> line.startsWith("left: ")).distinct().toList();
        assertEquals(
                List.of("left: NEW ENTRY", "left: NEW PROTECTIVE_STOP", "left: CANCEL ENTRY"),
                left,
                err);
        List<String> lines = err.lines().toList();
        int cancelled = lines.indexOf("left: CANCEL ENTRY");
        assertEquals(-1, lines.subList(cancelled, lines.size()).indexOf("left: NEW ENTRY"), err);
        assertTrue(err.contains("the door refuses orders for good, 2 open ones"), err);

        Path home = directory.resolve("home");
        assertEquals("WATCHDOG", HaltLatch.read(home).orElseThrow().cause());
        Outcome next = Program.run("run", "--home", home, "--synthetic", "2000:3");
        assertEquals(ExitCodes.HALTED, next.exitCode(), next.err());
    }

    /** What the dead man did, as the audit tells it. */
    private static List<JsonNode> deadMan(Path home) {
        Outcome audit = Program.run("audit", "--home", home, "--json");
        List<JsonNode> told = new ArrayList<>();
        for (JsonNode entry : audit.json().path("commands")) {
            if ("dead-man".equals(entry.path("user").asText())) {
                told.add(entry);
            }
        }
        return told;
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"inline", "fused"})
    void shouldJournalWhatTheDeadManDidAsSoonAsThePipelineMovesAgain(String layout)
            throws Exception {
        Process run = start(layout, "4000");
        boolean ended = run.waitFor(PATIENCE_S, TimeUnit.SECONDS);
        run.destroyForcibly();
        String err = Files.readString(directory.resolve("err.txt"), UTF_8);
        assertTrue(ended, err);
        Path home = directory.resolve("home");

        String command = dump(home, "COMMAND");
        assertTrue(command.contains("\"kind\":\"HALT\",\"role\":\"HALT\""), command);
        assertTrue(command.lines().findFirst().orElseThrow().contains("\"flags\":4,"), command);
        String words = dump(home, "COMMAND_TEXT");
        assertTrue(words.contains("dead-man: dead man: no proof of life"), words);
        String change = dump(home, "STATE_CHANGE");
        assertTrue(
                change.contains("\"from\":\"ACTIVE\",\"to\":\"HALTED\",\"cause\":\"WATCHDOG\""),
                change);
        assertEquals("WATCHDOG", HaltLatch.read(home).orElseThrow().cause());
        assertFalse(Files.exists(home.resolve("dead-man")), err);
    }

    private static String dump(Path home, String type) {
        return Program.run("journal", "dump", "--type", type, "--home", home).out();
    }
}
