package io.millrace.bench.kill;

import io.millrace.ops.control.Answer;
import io.millrace.ops.control.ControlClient;
import io.millrace.ops.control.NoDaemonException;
import io.millrace.ops.control.Request;
import io.millrace.ops.control.Verb;
import io.millrace.ops.run.PaperRun;
import io.millrace.ops.run.StopSignal;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * One kill of a whole paced paper run by {@code emergency-stop} at its control socket, from before
 * the client connects. Flat is told by {@code status} at the socket, by the clock on the wall.
 */
final class SocketKill {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long PATIENCE_NS = 60 * SECOND_NS;
    private static final long LOOK_NS = 1_000_000;
    private static final long REST_NS = 20_000_000;
    private static final long PATIENCE_MS = 10_000;
    private static final String SPEED = "400x";

    private final Path home;
    private final Door door = new Door();

    SocketKill(Path home) {
        this.home = home;
    }

    void run(KillTimes times) throws InterruptedException, NoDaemonException {
        CountDownLatch ready = new CountDownLatch(1);
        StopSignal stop = new StopSignal(ready::countDown);
        PaperRun run =
                new PaperRun(
                                ManyEntries.settings()
                                        .override("run.speed", SPEED, "bench")
                                        .override("kill.daily_loss", 1.0, "bench"),
                                Optional.of("2000000:3"),
                                home,
                                stop)
                        .sendingTo(door);
        Thread thread = Thread.ofPlatform().name("bench-run").start(run::run);
        try {
            ready.await();
            kill(times);
        } finally {
            stop.raise();
            thread.join();
        }
        door.check();
    }

    private void kill(KillTimes times) throws NoDaemonException {
        long beginNs = System.nanoTime();
        while (door.entries() <= ManyEntries.ENTRIES) {
            pause(beginNs, "only " + door.entries() + " orders left");
        }
        LockSupport.parkNanos(REST_NS);
        Request request = new Request(Verb.EMERGENCY_STOP, Map.of(Request.REASON, "bench"));
        long startNs = System.nanoTime();
        Answer answer = ControlClient.ask(home, request, PATIENCE_MS);
        if (!answer.isOk()) {
            throw new IllegalStateException(answer.toString());
        }
        door.await(startNs + PATIENCE_NS);
        while (!ControlClient.ask(home, Request.of(Verb.POSITIONS), PATIENCE_MS)
                .json()
                .path("positions")
                .isEmpty()) {
            pause(startNs, "not flat");
        }
        long flatNs = System.nanoTime();
        times.add(door.firstNs() - startNs, door.lastNs() - startNs, flatNs - startNs);
    }

    private static void pause(long sinceNs, String what) {
        if (System.nanoTime() - sinceNs > PATIENCE_NS) {
            throw new IllegalStateException(what);
        }
        LockSupport.parkNanos(LOOK_NS);
    }
}
