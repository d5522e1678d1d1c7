package io.millrace.engine.ring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.engine.testing.Feed;
import io.millrace.engine.testing.Fixtures;
import io.millrace.engine.testing.ListPort;
import io.millrace.engine.testing.MemoryStage;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventSink;
import io.millrace.model.event.EventType;
import io.millrace.model.event.TimerFlyweight;
import io.millrace.model.event.TradeFlyweight;
import io.millrace.model.time.Timeframe;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

final class InletTest {

    private final ListPort port = new ListPort();
    private final Inlet inlet = MemoryStage.inlet(port, Fixtures.SECOND);

    @Test
    void shouldCountFromOneWhenEventsCome() {
        new Feed().trade(0, 10.1, 5, 1).quote(1, 10.2, 5, 6).into(inlet);

        assertEquals(List.of("1 TRADE 0 at 10100", "2 QUOTE 1 at 10200"), port.lines());
        assertEquals(2, inlet.sequence());
    }

    @Test
    void shouldNeverRunBackWhenASourceTimeDoes() {
        new Feed().trade(0, 10.5, 5, 1).trade(0, 10.2, 5, 1).trade(0, 10.6, 5, 1).into(inlet);

        assertEquals(
                List.of("1 TRADE 0 at 10500", "2 TRADE 0 at 10500", "3 TRADE 0 at 10600"),
                port.lines());
    }

    @Test
    void shouldPutTheTimerBeforeTheEventWhenItReachesTheBoundary() {
        new Feed().trade(0, 10.0, 5, 1).trade(0, 10.999, 5, 1).trade(0, 11.0, 5, 1).into(inlet);

        assertEquals(
                List.of(
                        "1 TRADE 0 at 10000",
                        "2 TRADE 0 at 10999",
                        "3 TIMER -1 at 11000",
                        "4 TRADE 0 at 11000"),
                port.lines());
        UnsafeBuffer timer = new UnsafeBuffer(port.slots().get(2));
        assertEquals(
                11 * Fixtures.SECOND,
                new TimerFlyweight().wrap(timer, EventLayout.payload(0)).dueNs());
    }

    @Test
    void shouldGiveOneTimerWhenThereWasAGap() {
        new Feed().trade(0, 10.5, 5, 1).trade(0, 17.3, 5, 1).trade(0, 18.0, 5, 1).into(inlet);

        assertEquals(
                List.of(
                        "1 TRADE 0 at 10500",
                        "2 TIMER -1 at 17000",
                        "3 TRADE 0 at 17300",
                        "4 TIMER -1 at 18000",
                        "5 TRADE 0 at 18000"),
                port.lines());
    }

    @Test
    void shouldTellOfTimeThatPassedAndPutNoOtherTimerForIt() {
        inlet.pass(5 * Fixtures.SECOND);
        new Feed().trade(0, 10.5, 5, 1).into(inlet);
        inlet.pass(10 * Fixtures.SECOND + 500_000_000L);
        inlet.pass(10 * Fixtures.SECOND + 750_000_000L);
        inlet.pass(12 * Fixtures.SECOND + 250_000_000L);
        new Feed().trade(0, 12.1, 5, 1).trade(0, 12.9, 5, 1).trade(0, 13.0, 5, 1).into(inlet);

        assertEquals(
                List.of(
                        "1 TRADE 0 at 10500",
                        "2 TIMER -1 at 10750",
                        "3 TIMER -1 at 12250",
                        "4 TRADE 0 at 12250",
                        "5 TRADE 0 at 12900",
                        "6 TIMER -1 at 13000",
                        "7 TRADE 0 at 13000"),
                port.lines());
        List<Long> kinds = new ArrayList<>();
        for (int at : List.of(1, 2, 5)) {
            UnsafeBuffer timer = new UnsafeBuffer(port.slots().get(at));
            kinds.add(new TimerFlyweight().wrap(timer, EventLayout.payload(0)).kind());
        }
        assertEquals(
                List.of(TimerFlyweight.SILENCE, TimerFlyweight.SILENCE, TimerFlyweight.BAR), kinds);
    }

    @Test
    void shouldPutTheTimerBehindTheBarWhenTheBarEndsThere() {
        new Feed()
                .bar(0, 9, Timeframe.S1, 1, 1, 1, 1)
                .bar(0, 10, Timeframe.S1, 1, 1, 1, 1)
                .bar(1, 10, Timeframe.S1, 1, 1, 1, 1)
                .trade(0, 11, 5, 1)
                .bar(1, 10, Timeframe.S1, 1, 1, 1, 1)
                .bar(1, 13, Timeframe.S1, 1, 1, 1, 1)
                .into(inlet);

        assertEquals(
                List.of(
                        "1 BAR 0 at 10000",
                        "2 TIMER -1 at 10000",
                        "3 BAR 0 at 11000",
                        "4 BAR 1 at 11000",
                        "5 TIMER -1 at 11000",
                        "6 TRADE 0 at 11000",
                        "7 BAR 1 at 11000",
                        "8 TIMER -1 at 13000",
                        "9 BAR 1 at 14000"),
                port.lines());
    }

    @Test
    void shouldHoldBeforeTheEpochWhenTimesAreNegative() {
        new Feed().trade(0, -1.5, 5, 1).trade(0, -1.0, 5, 1).into(inlet);

        assertEquals(
                List.of("1 TRADE 0 at -1500", "2 TIMER -1 at -1000", "3 TRADE 0 at -1000"),
                port.lines());
    }

    @Test
    void shouldAnswerClosedWhenThePortIsClosed() {
        ListPort small = new ListPort(1);
        Inlet narrow = MemoryStage.inlet(small, Fixtures.SECOND);

        assertEquals(1, new Feed().trade(0, 1, 5, 1).trade(0, 1.5, 5, 1).into(narrow));
        assertEquals(EventSink.CLOSED, narrow.claim(EventType.TRADE, 0, 48, Fixtures.SECOND));
        assertEquals(1, narrow.sequence());
    }

    @Test
    void shouldAnswerClosedWhenThePortClosesBehindTheTimer() {
        ListPort small = new ListPort(2);
        Inlet narrow = MemoryStage.inlet(small, Fixtures.SECOND);

        assertEquals(1, new Feed().trade(0, 1, 5, 1).trade(0, 2, 5, 1).into(narrow));
        assertEquals(List.of("1 TRADE 0 at 1000", "2 TIMER -1 at 2000"), small.lines());
        assertEquals(2, narrow.sequence());
    }

    @Test
    void shouldZeroWhatASourceLeavesOutWhenTheSlotIsOld() {
        int payload = inlet.claim(EventType.TRADE, 0, TradeFlyweight.LENGTH, 1);
        inlet.buffer().putByte(payload, (byte) 1);
        inlet.commit();

        byte[] expected = new byte[TradeFlyweight.LENGTH + EventLayout.TRAILER_LENGTH];
        expected[0] = 1;
        byte[] actual = new byte[expected.length];
        System.arraycopy(
                port.slots().getFirst(), EventLayout.HEADER_LENGTH, actual, 0, actual.length);
        assertArrayEquals(expected, actual);
        assertEquals(0, port.slots().getFirst()[3], "flags");
    }
}
