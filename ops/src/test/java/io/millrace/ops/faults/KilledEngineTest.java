package io.millrace.ops.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.millrace.journal.disk.Durability.Policy;
import io.millrace.ops.cli.Program;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Engines in processes of their own, killed at random moments and at their system calls. */
@Tag("faults")
@Timeout(3_600)
final class KilledEngineTest {

    private static final int EVENTS = 6_000;
    private static final int KILLS = Form.rounds(6, 200);
    private static final int CALLS = Form.rounds(4, 400);
    private static final String CHANGING = "pwrite64,fdatasync,fsync,rename,mkdir,ftruncate,unlink";
    private static final int KILLED = 128 + 9;

    @TempDir private Path directory;

    private final Truth truth = Truth.of(Form.seed(), EVENTS, 150);
    private final Judge judge = new Judge(truth);
    private final SplittableRandom random = new SplittableRandom(Form.seed());

    private Process start(Path home, List<String> before, Policy policy, int events)
            throws IOException {
        Files.createDirectories(home);
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + Program.root().resolve("millrace.jvmargs"));
        command.addAll(Program.SHORT);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(EngineChild.class.getName());
        command.add(home.toString());
        command.add(Long.toString(truth.run().seed()));
        command.add(Integer.toString(events));
        command.add(policy.name());
        return new ProcessBuilder(command).redirectError(home.resolve("err.txt").toFile()).start();
    }

    @Test
    void shouldComeBackFromAKillAtAnyMoment() throws Exception {
        int early = 0;
        for (int i = 0; i < KILLS; i++) {
            Policy policy = Policy.values()[i % Policy.values().length];
            Path home = directory.resolve("kill" + i);
            String where = policy + ", kill " + i + ", seed " + Form.seed();
            Process child = start(home, List.of(), policy, EVENTS);
            // Every other one is stopped for a while first: a pause changes nothing.
            long acknowledged = kill(child, random.nextInt(600), i % 4 == 1);
            assertEquals(
                    KILLED, child.waitFor(), where + Files.readString(home.resolve("err.txt")));
            early += judged(home, acknowledged, where) < EVENTS ? 1 : 0;
        }
        assertTrue(early * 2 >= KILLS, "killed before the end: " + early);
        System.out.println("kills: " + KILLS + ", before the end: " + early);
    }

    /** Reads what is acknowledged up to a line, kills, and reads what was written until then. */
    private static long kill(Process child, int lines, boolean isStoppedFirst) throws Exception {
        long acknowledged = 0;
        try (BufferedReader reader = child.inputReader()) {
            StringBuilder line = new StringBuilder();
            int count = 0;
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                if (c != '\n') {
                    line.append((char) c);
                    continue;
                }
                acknowledged = Long.parseLong(line.toString());
                line.setLength(0);
                if (count++ == lines) {
                    if (isStoppedFirst) {
                        signal(child, "STOP");
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
                        signal(child, "CONT");
                    }
                    child.toHandle().destroyForcibly();
                }
            }
        }
        return acknowledged;
    }

    private static void signal(Process child, String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(child.pid())).start().waitFor();
    }

    /** The broker's file is the judge of the orders. */
    private long judged(Path home, long acknowledged, String where) throws IOException {
        List<String> orders = new ArrayList<>();
        Path file = home.resolve("orders");
        if (Files.exists(file)) {
            String text = Files.readString(file);
            orders.addAll(text.substring(0, text.lastIndexOf('\n') + 1).lines().toList());
        }
        Recovery found = Recovery.of(home, truth.run());
        judge.judge(found, acknowledged, orders, where);
        long sequence = found.sequence();
        judge.goOn(home, where);
        Trees.delete(home);
        return sequence;
    }

    @Test
    void shouldComeBackFromAKillAtItsSystemCalls() throws Exception {
        List<String> calls = calls();
        assertTrue(calls.size() > 50, "calls: " + calls.size());
        int step = Math.max(1, calls.size() / CALLS);
        int cases = 0;
        int killed = 0;
        for (int number = 1 + random.nextInt(step); number <= calls.size(); number += step) {
            Path home = directory.resolve("call" + number);
            String where = "call " + number + " " + calls.get(number - 1);
            String name = calls.get(number - 1);
            int nth = Collections.frequency(calls.subList(0, number), name);
            List<String> strace =
                    List.of(
                            "strace",
                            "-f",
                            "--seccomp-bpf",
                            "-o",
                            "/dev/null",
                            "-e",
                            "trace=" + CHANGING,
                            "-e",
                            "inject=" + name + ":signal=KILL:when=" + nth);
            Process child = start(home, strace, Policy.ORDERS, 400);
            long acknowledged = kill(child, Integer.MAX_VALUE, false);
            killed += child.waitFor() == 0 ? 0 : 1;
            judged(home, acknowledged, where);
            cases++;
        }
        assertTrue(killed * 2 > cases, "killed: " + killed + " of " + cases);
        System.out.println("kills at system calls: " + killed + " of " + cases);
    }

    /** The changing calls of a whole run, in the thread that makes most of them. */
    private List<String> calls() throws Exception {
        Path trace = directory.resolve("trace");
        Path home = directory.resolve("traced");
        int code;
        try {
            List<String> strace =
                    List.of("strace", "-f", "-o", trace.toString(), "-e", "trace=" + CHANGING);
            Process child = start(home, strace, Policy.ORDERS, 400);
            kill(child, Integer.MAX_VALUE, false);
            code = child.waitFor();
        } catch (IOException notInstalled) {
            code = -1;
        }
        assumeTrue(code == 0, "skipped: strace is not installed, or may not watch");
        assertNotEquals(0, Files.size(trace));
        List<String> calls = new ArrayList<>();
        String thread = "";
        for (String line : Files.readAllLines(trace)) {
            if (line.contains("mkdir(") && line.contains("e000001")) {
                thread = line.substring(0, line.indexOf(' '));
            }
        }
        for (String line : Files.readAllLines(trace)) {
            boolean isCall = line.startsWith(thread + " ") && line.indexOf('(') > 0;
            if (isCall && !line.contains("resumed")) {
                calls.add(line.substring(0, line.indexOf('(')));
            }
        }
        return calls;
    }
}
