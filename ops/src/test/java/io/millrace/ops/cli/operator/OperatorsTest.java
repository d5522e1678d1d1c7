package io.millrace.ops.cli.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import io.millrace.journal.HaltLatch;
import io.millrace.ops.cli.Program;
import io.millrace.ops.cli.Program.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** The operator's hand, over runs that go on while they are asked. */
class OperatorsTest {

    @TempDir private Path directory;

    private static void assertDone(Outcome outcome, String result, String state) {
        assertEquals(0, outcome.exitCode(), outcome.out() + outcome.err());
        assertEquals(result, outcome.json().path("outcome").asText(), outcome.out());
        assertEquals(state, outcome.json().path("trading_state").asText(), outcome.out());
    }

    private static void assertRefused(Outcome outcome, int code, String error) {
        assertEquals(code, outcome.exitCode(), outcome.out() + outcome.err());
        assertTrue(outcome.json().path("error").asText().contains(error), outcome.out());
        assertTrue(outcome.err().contains(error), outcome.err());
    }

    /** The whole life of a halt: out of it leads the second step of a reset alone. */
    @Test
    void shouldTakeEveryCommandAndReplayItAll() throws Exception {
        Outcome end;
        try (LiveDaemon run = LiveDaemon.start(directory, "[control]\nhealth = \"500ms\"\n")) {
            JsonNode held = run.await("positions", json -> json.path("positions").size() == 1);
            assertEquals("long", held.path("positions").get(0).path("side").asText());
            narrow(run);
            JsonNode limits = run.give("limits", "show").json().path("limits");
            assertEquals(3, limits.path("MAX_POSITIONS").asInt());
            assertEquals(5_000, limits.path("MAX_EXPOSURE_BPS").asInt());
            long askedNs = System.nanoTime();
            Outcome halt = run.give("halt", "--reason", "it looks wrong");
            JsonNode shown =
                    run.await(
                            "status",
                            json ->
                                    json.at("/alerts/0/cause").asText().equals("MANUAL")
                                            && json.at("/alerts/0/trading_state")
                                                    .asText()
                                                    .equals("HALTED")
                                            && run.errors()
                                                    .contains("alert: trading is HALTED: MANUAL"));
            assertTrue(System.nanoTime() - askedNs < 5_000_000_000L);
            assertEquals("REDUCING", shown.at("/alerts/1/trading_state").asText());
            assertDone(halt, "DONE", "HALTED");
            assertTrue(halt.json().path("latched").asBoolean(), halt.out());
            assertTrue(HaltLatch.isPresent(run.home()));
            assertDone(run.give("halt", "--reason", "again"), "NOTHING_TO_DO", "HALTED");
            assertRefused(run.give("resume"), 1, "resume is not for HALTED");
            assertRefused(run.give("reduce"), 1, "reduce is not for HALTED");
            assertDone(
                    run.give("emergency-stop", "--reason", "close it"), "NOTHING_TO_DO", "HALTED");
            reset(run);
            end = run.stop();
            assertEquals(143, end.exitCode(), end.err());
            assertFalse(Files.exists(run.home().resolve("run/control.sock")));
        }
        Path home = directory.resolve("home");
        Outcome replay = Program.run("replay", "--verify", "--home", home, "--json");
        assertEquals(0, replay.exitCode(), replay.out());
        assertEquals(0, replay.json().path("differences").asLong());
        Outcome dump = Program.run("journal", "dump", "--type", "HEALTH", "--home", home);
        assertTrue(dump.out().contains("\"free_bytes\""), dump.out());
        assertEquals(
                0, Program.run("run", "--home", home, "--resume", "--speed", "max").exitCode());
        assertEquals(0, Program.run("replay", "--verify", "--home", home).exitCode());
        assertEquals(0, Program.run("run", "--home", home, "--synthetic", "1000:1").exitCode());
        audit(home);
    }

    private static void narrow(LiveDaemon run) {
        assertDone(run.give("close", "BTCUSDT"), "DONE", "ACTIVE");
        run.await("positions", json -> json.path("positions").isEmpty());
        assertRefused(run.give("close", "DOGE"), 1, "there is no instrument DOGE");
        assertDone(run.give("close-all"), "NOTHING_TO_DO", "ACTIVE");
        assertDone(run.give("reduce", "--reason", "news"), "DONE", "REDUCING");
        assertDone(run.give("flatten"), "NOTHING_TO_DO", "REDUCING");
        assertDone(run.give("resume"), "DONE", "ACTIVE");
        assertDone(run.give("cancel-all"), "NOTHING_TO_DO", "ACTIVE");
        assertDone(run.give("strategy", "disable", "buy-and-hold"), "DONE", "ACTIVE");
        assertFalse(run.give("status").json().path("enabled").path("buy-and-hold").asBoolean());
        assertDone(run.give("strategy", "enable", "buy-and-hold"), "DONE", "ACTIVE");
        assertTrue(run.give("status").json().path("enabled").path("buy-and-hold").asBoolean());
        assertRefused(run.give("strategy", "enable", "other"), 1, "there is no strategy other");
        Outcome set = run.give("limits", "set", "MAX_POSITIONS=3");
        assertDone(set, "DONE", "ACTIVE");
        assertEquals(5, set.json().path("before").asInt());
        assertEquals(3, set.json().path("after").asInt());
        assertRefused(run.give("limits", "set", "MAX_POSITIONS=0"), 1, "outside");
        assertRefused(run.give("limits", "set", "SPEED=0"), 1, "there is no limit SPEED");
    }

    private static void reset(LiveDaemon run) {
        Outcome first = run.give("reset", "--reason", "all was looked at");
        assertDone(first, "CHALLENGE", "HALTED");
        String halt = first.json().path("halt").asText();
        String challenge = first.json().path("challenge").asText();
        assertEquals(halt, run.give("status").json().path("kill_switch").path("id").asText());
        assertEquals(
                "./millrace reset --home "
                        + run.home()
                        + " --halt "
                        + halt
                        + " --challenge "
                        + challenge
                        + " --reason 'all was looked at'",
                first.json().path("next").asText());
        assertRefused(step(run, halt, "deadbeef", "all was looked at"), 1, "challenge is wrong");
        assertRefused(step(run, halt, challenge, "too short"), 2, "at least 10 characters");
        assertDone(step(run, halt, challenge, "all was looked at"), "DONE", "REDUCING");
        assertFalse(HaltLatch.isPresent(run.home()));
        assertRefused(step(run, halt, challenge, "all was looked at"), 1, "was used already");
        assertRefused(run.give("reset"), 1, "there is no halt");
        run.await("status", json -> json.path("trading_state").asText().equals("ACTIVE"));
    }

    private static Outcome step(LiveDaemon run, String halt, String challenge, String reason) {
        return run.give("reset", "--halt", halt, "--challenge", challenge, "--reason", reason);
    }

    private static void audit(Path home) {
        Outcome audit = Program.run("audit", "--home", home, "--json");
        List<String> commands = new ArrayList<>();
        for (JsonNode entry : audit.json().path("commands")) {
            assertEquals(System.getProperty("user.name"), entry.path("user").asText());
            String about = entry.path("about").isNull() ? "" : " " + entry.path("about").asText();
            String kind = entry.path("command").asText();
            String shown = kind.equals("RESET") ? "" : about;
            commands.add(kind + shown + " " + entry.path("outcome").asText());
        }
        assertEquals(
                List.of(
                        "CLOSE BTCUSDT DONE",
                        "CLOSE_ALL NOTHING_TO_DO",
                        "REDUCE DONE",
                        "FLATTEN NOTHING_TO_DO",
                        "RESUME DONE",
                        "CANCEL_ALL NOTHING_TO_DO",
                        "DISABLE_STRATEGY buy-and-hold DONE",
                        "ENABLE_STRATEGY buy-and-hold DONE",
                        "SET_LIMIT MAX_POSITIONS=3 DONE",
                        "SET_LIMIT MAX_POSITIONS=0 BAD_VALUE",
                        "HALT DONE",
                        "HALT NOTHING_TO_DO",
                        "RESUME WRONG_STATE",
                        "REDUCE WRONG_STATE",
                        "EMERGENCY_STOP NOTHING_TO_DO",
                        "NOTE DONE",
                        "RESET DONE",
                        "NOTE DONE"),
                commands);
        JsonNode first = audit.json().path("commands").get(2);
        assertEquals("news", first.path("reason").asText());
        assertEquals("RISK", first.path("role").asText());
    }

    /** An emergency stop closes what is held; whichever of the two latches is lost, it holds. */
    @Test
    void shouldStayHaltedOverRestarts() throws Exception {
        Path home;
        try (LiveDaemon run = LiveDaemon.start(directory, "")) {
            home = run.home();
            run.await("positions", json -> json.path("positions").size() == 1);
            assertDone(run.give("emergency-stop", "--reason", "enough"), "DONE", "HALTED");
            run.await("positions", json -> json.path("positions").isEmpty());
            JsonNode status = run.give("status").json();
            assertEquals("MANUAL", status.path("kill_switch").path("cause").asText());
            assertEquals(0, status.path("orders_open").asInt());
            run.stop();
        }
        for (int start = 0; start < 3; start++) {
            assertEquals(3, Program.run("run", "--home", home, "--synthetic", "500:1").exitCode());
        }
        Files.delete(home.resolve(HaltLatch.FILE));
        assertEquals(3, Program.run("run", "--home", home, "--synthetic", "500:1").exitCode());
        assertTrue(HaltLatch.isPresent(home) || !Files.exists(home.resolve(HaltLatch.FILE)));
        Outcome resumed = Program.run("run", "--home", home, "--resume", "--speed", "max");
        assertEquals(3, resumed.exitCode(), resumed.err());
    }

    @Test
    void shouldLetWhoMayOnlyLookHaltAndNothingElseAndJournalIt() throws Exception {
        String user = System.getProperty("user.name");
        String settings = "[control]\nview_users = [\"" + user + "\"]\n";
        try (LiveDaemon run = LiveDaemon.start(directory, settings)) {
            assertEquals("VIEW", run.give("status").json().path("you").path("role").asText());
            Outcome refused = run.give("emergency-stop", "--reason", "please");
            assertRefused(refused, 77, "has the role VIEW here");
            assertEquals("ACTIVE", run.give("status").json().path("trading_state").asText());
            assertDone(run.give("halt", "--reason", "anyone may"), "DONE", "HALTED");
            run.stop();
            JsonNode entry =
                    Program.run("audit", "--home", run.home(), "--json")
                            .json()
                            .path("commands")
                            .get(0);
            assertEquals("ROLE_TOO_LOW", entry.path("outcome").asText());
            assertEquals("please", entry.path("reason").asText());
            assertEquals("VIEW", entry.path("role").asText());
        }
    }

    @Test
    void shouldKillWhateverTheRunDoes() throws Exception {
        Path home;
        try (LiveDaemon run = LiveDaemon.start(directory, "")) {
            home = run.home();
            run.await("positions", json -> json.path("positions").size() == 1);
            run.signal("STOP");

            Outcome hung = run.give("kill", "--reason", "it hangs");

            assertEquals(69, hung.exitCode(), hung.err());
            assertEquals("written", hung.json().path("latch").asText());
            assertFalse(hung.json().path("answered").asBoolean());
            assertFalse(hung.json().path("terminated").asBoolean());
            assertEquals(run.pid(), hung.json().path("pid").asLong());
            assertEquals("MANUAL", HaltLatch.read(home).orElseThrow().cause());
            assertEquals("kill: it hangs", HaltLatch.read(home).orElseThrow().value());
            run.signal("CONT");
            run.await("status", json -> json.path("trading_state").asText().equals("HALTED"));
            run.await("positions", json -> json.path("positions").isEmpty());

            run.signal("STOP");
            Outcome ended = run.give("kill", "--reason", "it hangs", "--terminate");
            assertEquals(0, ended.exitCode(), ended.err());
            assertTrue(ended.json().path("terminated").asBoolean(), ended.out());
            assertEquals(137, run.ended().exitCode());
        }
        Outcome status = Program.run("status", "--home", home, "--json");
        assertEquals(69, status.exitCode());
        assertEquals(69, status.json().path("code").asInt());
        Outcome dead = Program.run("kill", "--home", home, "--reason", "dead", "--json");
        assertEquals(0, dead.exitCode());
        assertEquals("stood", dead.json().path("latch").asText());
        assertTrue(dead.json().path("pid").isNull(), dead.out());
        assertEquals(3, Program.run("run", "--home", home, "--synthetic", "500:1").exitCode());
        JsonNode commands = Program.run("audit", "--home", home, "--json").json().path("commands");
        for (JsonNode entry : commands) {
            assertEquals("EMERGENCY_STOP", entry.path("command").asText());
        }
        assertEquals("millrace", commands.get(commands.size() - 1).path("user").asText());
        assertEquals(0, Program.run("replay", "--verify", "--home", home).exitCode());
    }

    /** Whoever put it there, for example a kill that the run slept through. */
    @ParameterizedTest
    @CsvSource({"by hand, HALT", "kill: it hangs, EMERGENCY_STOP"})
    void shouldHaltWhenALatchIsPutIntoItsHome(String words, String command) throws Exception {
        try (LiveDaemon run = LiveDaemon.start(directory, "")) {
            new HaltLatch("MANUAL", words, "", 0, 0, Instant.now()).write(run.home());
            run.await("status", json -> json.path("trading_state").asText().equals("HALTED"));
            run.stop();
            JsonNode entry =
                    Program.run("audit", "--home", run.home(), "--json")
                            .json()
                            .path("commands")
                            .get(0);
            assertEquals("millrace", entry.path("user").asText());
            assertEquals(command, entry.path("command").asText());
            assertEquals("DONE", entry.path("outcome").asText());
        }
    }

    @Test
    void shouldWatchUntilTheRunEndsAndTellThatNobodyAnswers() throws Exception {
        try (LiveDaemon run = LiveDaemon.start(directory, "")) {
            FutureTask<Outcome> watch = new FutureTask<>(() -> run.give("status", "--watch"));
            Thread watching = new Thread(watch);
            watching.start();
            run.signal("STOP");

            Outcome hung = run.give("status");
            assertRefused(hung, 69, "the run does not answer within 8000 ms");
            Outcome watched = watch.get(60, TimeUnit.SECONDS);

            assertEquals(69, watched.exitCode());
        }
    }

    /** A file of an earlier run says nothing about now. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "latency",
                "positions",
                "orders",
                "halt --reason test",
                "emergency-stop --reason test",
                "reset",
                "resume",
                "reduce",
                "flatten",
                "cancel-all",
                "cancel-all --symbol SYNTH",
                "close SYNTH",
                "close-all",
                "limits show",
                "limits set MAX_POSITIONS=3",
                "strategy enable adaptive",
                "strategy disable adaptive"
            })
    void shouldExit69WithoutARun(String command) {
        Path home = directory.resolve("home");
        assertEquals(0, Program.run("run", "--home", home, "--synthetic", "500:1").exitCode());
        assertTrue(Files.exists(home.resolve("state/status.json")));

        List<Object> words = new ArrayList<>(List.of((Object[]) command.split(" ", -1)));
        words.addAll(List.of("--home", home, "--json"));
        Outcome outcome = Program.run(words.toArray());

        assertRefused(outcome, 69, "no run answers (there is no socket)");
        assertEquals(69, outcome.json().path("code").asInt());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "halt|Missing required option: '--reason",
                "halt --reason|Missing required parameter for option '--reason'",
                "emergency-stop|Missing required option: '--reason",
                "kill|Missing required option: '--reason",
                "close|Missing required parameter: 'SYMBOL'",
                "status --now|Unknown option: '--now'",
                "limits|name a command: limits show or set",
                "limits set POSITIONS|write NAME=VALUE",
                "strategy|name a command: strategy enable or disable",
                "reset --halt 7|--challenge and --halt go together",
                "reset --halt 7 --challenge x --reason short|at least 10 characters"
            })
    void shouldRefuseALineThatCannotBeUsed(String line, String error) {
        Outcome outcome = Program.run((Object[]) line.split(" ", -1));

        assertEquals(2, outcome.exitCode(), outcome.out());
        assertTrue(outcome.err().contains(error), outcome.err());
    }

    @Test
    void shouldKillAHomeThatNobodyRunsIn() {
        Path home = directory.resolve("home");
        assertEquals(0, Program.run("run", "--home", home, "--synthetic", "500:1").exitCode());

        Outcome kill = Program.run("kill", "--home", home, "--reason", "no more", "--json");

        assertEquals(0, kill.exitCode(), kill.err());
        assertEquals("written", kill.json().path("latch").asText());
        assertEquals(3, Program.run("run", "--home", home, "--synthetic", "500:1").exitCode());
        Outcome none = Program.run("kill", "--home", home.resolve("x"), "--reason", "no more");
        assertEquals(1, none.exitCode());
    }
}
