package io.millrace.ops.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.broker.BrokerGateway;
import io.millrace.engine.order.LatencyProbe;
import io.millrace.engine.order.OrderStage;
import io.millrace.engine.pipeline.EngineStage;
import io.millrace.engine.pipeline.Pipeline;
import io.millrace.journal.EpochEnd;
import io.millrace.journal.EpochInfo;
import io.millrace.journal.EpochWriter;
import io.millrace.journal.disk.Disk;
import io.millrace.journal.disk.Durability.Policy;
import io.millrace.model.event.EventLayout;
import io.millrace.ops.simulation.RandomRun;

import org.agrona.concurrent.UnsafeBuffer;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * An engine in a process of its own, to be killed: {@code HOME SEED EVENTS POLICY}. It prints the
 * sequence of each input whose excerpt is closed. Its broker writes each order to a file of its
 * own, at once.
 */
final class EngineChild {

    private static final int BATCH = 7;

    private EngineChild() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, UTF_8);
        Path home = Path.of(arguments[0]);
        RandomRun run = new RandomRun(Long.parseLong(arguments[1]));
        int events = Integer.parseInt(arguments[2]);
        Policy policy = Policy.valueOf(arguments[3]);
        Files.createDirectories(home);
        EpochWriter journal =
                EpochWriter.create(
                        home.resolve("journal"), info(), LiveRun.durability(policy, Disk.system()));
        try (journal;
                FileOutputStream orders = new FileOutputStream(home.resolve("orders").toFile())) {
            feed(run.inputs(events), engine(run, journal, broker(orders)), journal, out);
        }
        Runtime.getRuntime().halt(0);
    }

    /** The parts that a run is made of. */
    private record Engine(EngineStage stage, Pipeline pipeline) {}

    private static Engine engine(RandomRun run, EpochWriter journal, BrokerGateway broker) {
        OrderStage door = new OrderStage(broker, LatencyProbe.NONE);
        Pipeline pipeline = new Pipeline(run.settings(), journal, door);
        return new Engine(
                new EngineStage(journal, pipeline, door, (cause, sequence) -> {}), pipeline);
    }

    private static void feed(
            List<byte[]> inputs, Engine engine, EpochWriter journal, PrintStream out) {
        engine.stage().start(false);
        UnsafeBuffer slot = new UnsafeBuffer(new byte[EventLayout.SLOT_LENGTH]);
        int number = 0;
        for (byte[] input : inputs) {
            slot.putBytes(0, input);
            engine.stage().onEvent(slot, 0, number++ % BATCH == BATCH - 1);
            if (journal.batchedRecords() == 0) {
                out.println(EventLayout.sequence(slot, 0));
            }
        }
        engine.stage().onBatchEnd();
        journal.seal(engine.pipeline().sequence(), engine.pipeline().stateHash());
    }

    private static BrokerGateway broker(FileOutputStream orders) {
        return (cause, instrument, order) -> {
            try {
                orders.write((FakeBroker.line(cause, instrument, order) + "\n").getBytes(UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static EpochInfo info() {
        return new EpochInfo(
                "faults", "0.1", "schema", "paper", "random", Instant.EPOCH, EpochEnd.NONE, "", "");
    }
}
