package io.millrace.ops.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.engine.ring.Inlet;
import io.millrace.engine.ring.InputPort;
import io.millrace.engine.ring.TickToOrder;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventSink;
import io.millrace.model.event.EventSource;
import io.millrace.model.event.EventType;
import io.millrace.model.event.TradeFlyweight;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class SilenceTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long BEGIN = 1_000_000 * SECOND;

    private final List<Long> timers = new ArrayList<>();
    private final Inlet inlet = new Inlet(new Timers(), new TickToOrder(16), 60 * SECOND);
    private boolean isPaced = true;
    private long nowNs = 77;
    private final Silence silence = new Silence(new Market(), inlet, () -> nowNs);

    /** Recorded time runs twice as fast as the clock, and is a nanosecond ahead. */
    private final class Market implements EventSource {

        @Override
        public int poll(EventSink sink, int limit) {
            return 0;
        }

        @Override
        public long reachedNs() {
            return isPaced ? BEGIN + 1 + 2 * (nowNs - 77) : NOT_PACED;
        }

        @Override
        public String name() {
            return "test";
        }

        @Override
        public void close() {}
    }

    private final class Timers implements InputPort {

        private final UnsafeBuffer slot = new UnsafeBuffer(new byte[EventLayout.SLOT_LENGTH]);

        @Override
        public int claim() {
            return 0;
        }

        @Override
        public MutableDirectBuffer memory() {
            return slot;
        }

        @Override
        public void publish() {
            if (EventLayout.type(slot, 0) == EventType.TIMER) {
                timers.add(EventLayout.engineTimeNs(slot, 0) - BEGIN);
            }
        }

        @Override
        public void endOfBatch() {}

        @Override
        public void drain() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void begin() {
        silence.begin();
    }

    private void tick() {
        inlet.claim(EventType.TRADE, 0, TradeFlyweight.LENGTH, BEGIN);
        inlet.commit();
        silence.polled(1, silence.reachedNs());
    }

    private void idle(long ns) {
        nowNs += ns;
        silence.polled(0, silence.reachedNs());
    }

    @Test
    void shouldTellEachSecondOfTheClockHowFarTimeHasCome() {
        tick();
        idle(SECOND - 1);
        assertEquals(List.of(), timers);
        idle(1);
        idle(SECOND / 2);
        idle(SECOND / 2 + 400_000);
        assertEquals(List.of(2 * SECOND, 4 * SECOND), timers);
    }

    @Test
    void shouldWaitAnewWhenATickComes() {
        tick();
        idle(SECOND - 1);
        tick();
        idle(SECOND - 1);
        assertEquals(List.of(), timers);
    }

    @Test
    void shouldSayNothingWhileThereIsNothingButData() {
        Silence own = new Silence(new Market(), inlet, () -> nowNs);
        tick();
        nowNs += 5 * SECOND;
        own.polled(0, own.reachedNs());
        assertEquals(List.of(), timers);
        own.begin();
        own.polled(0, own.reachedNs());
        assertEquals(List.of(10 * SECOND), timers);
    }

    @Test
    void shouldSayNothingBeforeTheFirstEventOrWithoutAPace() {
        idle(5 * SECOND);
        isPaced = false;
        tick();
        idle(5 * SECOND);
        assertEquals(List.of(), timers);
    }
}
