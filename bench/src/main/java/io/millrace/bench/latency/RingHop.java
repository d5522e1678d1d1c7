package io.millrace.bench.latency;

import com.lmax.disruptor.BatchEventProcessor;
import com.lmax.disruptor.BatchEventProcessorBuilder;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.RingBuffer;

import io.millrace.bench.run.WrongAnswer;
import io.millrace.engine.ring.ConsumerWait;
import io.millrace.ops.config.RunSettings;

import org.HdrHistogram.Histogram;

import java.util.Map;

/** One hop over a bare Disruptor that is the engine's: nothing is done behind it. */
final class RingHop implements Target {

    static final String NAME = "ring-hop";

    private final Histogram histogram = OpenLoop.histogram();
    private final RingBuffer<Slot> ring;
    private final BatchEventProcessor<Slot> consumer;
    private final Thread thread;
    private long sent;
    private long seen;

    /**
     * A started consumer.
     *
     * @param like size of the ring, and how its consumer waits
     */
    RingHop(RunSettings.Ring like) {
        ring =
                RingBuffer.createSingleProducer(
                        Slot::new, like.slots(), ConsumerWait.of(like.waitMode()));
        EventHandler<Slot> handler =
                (slot, sequence, endOfBatch) -> {
                    seen++;
                    OpenLoop.note(histogram, slot.dueNs, System.nanoTime());
                };
        consumer = new BatchEventProcessorBuilder().build(ring, ring.newBarrier(), handler);
        ring.addGatingSequences(consumer.getSequence());
        thread = new Thread(consumer, "ring-hop");
        thread.setDaemon(true);
        thread.start();
    }

    private static final class Slot {
        private long dueNs;
    }

    @Override
    public void send(long dueNs) {
        long sequence = ring.next();
        ring.get(sequence).dueNs = dueNs;
        ring.publish(sequence);
        sent++;
    }

    @Override
    @SuppressWarnings("ThreadPriorityCheck") // The consumer gets the core sooner.
    public void drain() {
        while (consumer.getSequence().get() < ring.getCursor()) {
            Thread.yield();
        }
    }

    @Override
    public Map<String, Histogram> histograms() {
        return Map.of(NAME, histogram);
    }

    @Override
    public void close() {
        drain();
        consumer.halt();
        while (thread.isAlive()) {
            Thread.onSpinWait();
        }
        WrongAnswer.unlessEqual("ring hop, ticks seen", sent, seen);
    }
}
