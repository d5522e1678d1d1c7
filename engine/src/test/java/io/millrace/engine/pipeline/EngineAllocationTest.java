package io.millrace.engine.pipeline;

import static io.millrace.engine.testing.Fixtures.fixed;
import static io.millrace.engine.testing.Fixtures.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import io.millrace.broker.simulated.RecordingGateway;
import io.millrace.engine.order.OrderStage;
import io.millrace.engine.ring.Inlet;
import io.millrace.engine.ring.InputPort;
import io.millrace.engine.ring.Latency;
import io.millrace.engine.ring.TickToOrder;
import io.millrace.engine.ring.WaitMode;
import io.millrace.engine.testing.ChurningStrategy;
import io.millrace.engine.testing.Fixtures;
import io.millrace.engine.testing.Layout;
import io.millrace.journal.EpochWriter;
import io.millrace.model.event.EventType;
import io.millrace.model.event.TradeFlyweight;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** The whole engine, from inlet to gateway, over a market that is really traded. */
final class EngineAllocationTest {

    /**
     * Chronicle maps its next 16 MiB in two rounds of three; on a busy machine 20 rounds left only
     * a few in which nothing else was charged. The first quiet round ends the test.
     */
    private static final int ROUNDS = 60;

    private static final int TRADES = 40_000;
    private static final long SEED = 5;
    private static final long STEP_NS = 5_000_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final TradeFlyweight trade = new TradeFlyweight();
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final RecordingGateway gateway = new RecordingGateway();
    private long timeNs = 1_000 * Fixtures.SECOND;
    private long price = fixed(100);
    private long number;

    @TempDir private Path directory;

    @ParameterizedTest(name = "{0}")
    @EnumSource(Layout.class)
    void shouldAllocateNothingWhenTradesBecomeOrders(Layout layout) {
        long quietest = Long.MAX_VALUE;
        TickToOrder probe = new TickToOrder(1 << 16);
        OrderStage door = new OrderStage(gateway, probe);
        try (EpochWriter journal = Fixtures.epoch(directory)) {
            Recorder recorder = new Recorder(journal);
            Pipeline pipeline = new Pipeline(settings(new ChurningStrategy()), recorder, door);
            pipeline.risk().measure(probe);
            EngineStage stage = new EngineStage(recorder, pipeline, door, (cause, at) -> {});
            stage.start(false);
            try (InputPort port = layout.open(stage, 1_024, 1_024, WaitMode.YIELDING)) {
                long[] ids = threadIds();
                Inlet inlet = new Inlet(port, probe, Fixtures.SECOND);
                for (int round = 0; round < ROUNDS && quietest > 0; round++) {
                    long sentBefore = gateway.sent();
                    long start = allocated(ids);
                    offer(inlet);
                    port.drain();
                    quietest = Math.min(quietest, allocated(ids) - start);
                    long sent = gateway.sent() - sentBefore;
                    assertTrue(sent > 200, "instructions sent in round " + round + ": " + sent);
                }
            }
        }
        assertTrue(probe.times(Latency.GATE).getTotalCount() > 200);
        assertEquals(0, quietest, "bytes allocated in the quietest round, seed " + SEED);
    }

    /** This thread, and those of the ring. */
    private static long[] threadIds() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(
                        thread ->
                                thread.equals(Thread.currentThread())
                                        || thread.getName().equals("millrace-engine")
                                        || thread.getName().equals("millrace-journal"))
                .mapToLong(Thread::threadId)
                .toArray();
    }

    private long allocated(long[] ids) {
        long sum = 0;
        for (long id : ids) {
            sum += threads.getThreadAllocatedBytes(id);
        }
        return sum;
    }

    private void offer(Inlet inlet) {
        for (int i = 0; i < TRADES; i++) {
            timeNs += STEP_NS;
            // Up and down around 100, so that no loss halts the run.
            long pull = random.nextInt(4) > 0 ? 0 : price > fixed(100) ? -1 : 1;
            price += (random.nextInt(-2, 3) + pull) * fixed(0.01);
            int payload = inlet.claim(EventType.TRADE, i & 1, TradeFlyweight.LENGTH, timeNs);
            trade.wrap(inlet.buffer(), payload)
                    .venueTimeNs(timeNs)
                    .receiveTimeNs(timeNs)
                    .price(price)
                    .size(fixed(1))
                    .venueSequence(++number)
                    .aggressor((byte) 1)
                    .suspect((byte) 0);
            inlet.commit();
        }
    }
}
