package io.millrace.engine.bar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.millrace.engine.testing.Fixtures;
import io.millrace.model.event.BarFlyweight;
import io.millrace.model.state.StateHash;
import io.millrace.model.time.Timeframe;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

final class BarStageTest {

    private static final long MINUTE = Timeframe.M1.lengthNs();

    private final List<String> closed = new ArrayList<>();
    private final BarStage minutes = stage(Timeframe.M1);

    private BarStage stage(Timeframe timeframe) {
        return new BarStage(
                BarSettings.of(timeframe),
                Fixtures.instruments(2),
                bar -> closed.add(bar.instrument() + ": " + text(bar)));
    }

    /** Start, open, high, low, close, volume, ticks. */
    static String text(Bar bar) {
        return bar.startNs()
                + " "
                + bar.open()
                + " "
                + bar.high()
                + " "
                + bar.low()
                + " "
                + bar.close()
                + " "
                + bar.volume()
                + " "
                + bar.tickCount();
    }

    @Test
    void shouldCloseOnTheFirstTickAtTheEndWhenThereIsNoTimer() {
        minutes.onTrade(0, 0, 10, 1);
        minutes.onTrade(0, 30 * Timeframe.SECOND_NS, 8, 2);
        minutes.onTrade(0, MINUTE - 1, 9, 4);
        assertEquals(List.of(), closed);

        minutes.onTrade(0, MINUTE, 50, 1);

        assertEquals(List.of("0: 0 10 10 8 9 7 3"), closed);
    }

    @Test
    void shouldCloseOnATimerAtTheEndWhenNoTickComes() {
        minutes.onTrade(0, 1, 10, 1);
        minutes.onTrade(1, 1, 20, 1);
        minutes.onTimer(MINUTE - 1);
        assertEquals(List.of(), closed);

        minutes.onTimer(MINUTE);
        minutes.onTimer(MINUTE);
        minutes.onTrade(0, MINUTE, 11, 1);

        assertEquals(List.of("0: 0 10 10 10 10 1 1", "1: 0 20 20 20 20 1 1"), closed);
        assertEquals(2, minutes.closed());
    }

    @Test
    void shouldDropATickWhenItsBarIsClosed() {
        minutes.onTrade(0, 1, 10, 1);
        minutes.onTimer(MINUTE);
        minutes.onTrade(0, MINUTE - 1, 99, 9);
        minutes.onTrade(0, MINUTE + 5, 11, 1);
        minutes.onTrade(0, MINUTE - 1, 99, 9);
        minutes.onTrade(0, MINUTE + 1, 12, 1);
        minutes.onTimer(2 * MINUTE);

        assertEquals(2, minutes.late());
        assertEquals(List.of("0: 0 10 10 10 10 1 1", "0: 60000000000 11 12 11 12 2 2"), closed);
    }

    @Test
    void shouldHaveNoBarWhenAMinuteHasNoTick() {
        minutes.onTrade(0, 0, 10, 1);
        minutes.onTrade(0, 5 * MINUTE, 11, 1);
        minutes.onTimer(10 * MINUTE);

        assertEquals(List.of("0: 0 10 10 10 10 1 1", "0: 300000000000 11 11 11 11 1 1"), closed);
    }

    @Test
    void shouldCloseWithoutATickWhenOnlyTheTimeOfAnInstrumentIsKnown() {
        minutes.onTrade(0, 0, 10, 1);
        minutes.onTrade(1, 0, 20, 1);
        minutes.onTime(0, MINUTE - 1);
        minutes.onTime(0, MINUTE);

        assertEquals(List.of("0: 0 10 10 10 10 1 1"), closed);
    }

    @Test
    void shouldKeepTheLargestVolumeWhenItOverflows() {
        minutes.onTrade(0, 0, 10, Long.MAX_VALUE);
        minutes.onTrade(0, 1, 10, 1);
        minutes.onTimer(MINUTE);

        assertEquals(List.of("0: 0 10 10 10 10 9223372036854775807 2"), closed);
    }

    @Test
    void shouldJoinFiveMinutesWhenBarsComeFromASource() {
        BarStage five = stage(Timeframe.M5);
        for (int i = 0; i < 5; i++) {
            five.onBar(0, source(i, 10 + i, 20 - i, 5 + i, 12 + i));
        }
        five.onBar(0, source(5, 1, 2, 1, 2));

        assertEquals(List.of("0: 0 10 20 5 16 500 0"), closed);
        assertEquals(0, five.late());
    }

    @Test
    void shouldCloseTheJoinedBarOnTheNextOneWhenItsLastMinuteIsMissing() {
        BarStage five = stage(Timeframe.M5);
        five.onBar(0, source(3, 10, 12, 9, 11));
        five.onBar(0, source(5, 20, 21, 19, 20));
        five.onBar(0, source(3, 10, 12, 9, 11));

        assertEquals(List.of("0: 0 10 12 9 11 100 0"), closed);
        assertEquals(1, five.late());
    }

    @Test
    void shouldCloseAtOnceWhenASourceBarIsAsLongAsOurs() {
        minutes.onBar(0, source(3, 10, 12, 9, 11));
        minutes.onBar(0, source(3, 10, 12, 9, 11));

        assertEquals(List.of("0: 180000000000 10 12 9 11 100 0"), closed);
        assertEquals(1, minutes.late());
    }

    @Test
    void shouldHashTheOpenBarWhenItDiffers() {
        String empty = hash(minutes);
        minutes.onTrade(0, 0, 10, 1);
        String one = hash(minutes);
        minutes.onTrade(0, 0, 10, 1);
        String two = hash(minutes);

        assertNotEquals(empty, one);
        assertNotEquals(one, two);
    }

    private static String hash(BarStage stage) {
        StateHash hash = new StateHash();
        stage.save(hash);
        return hash.toHex();
    }

    private static SourceBar source(int minute, long open, long high, long low, long close) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[BarFlyweight.LENGTH]);
        new BarFlyweight()
                .wrap(buffer, 0)
                .startNs(minute * MINUTE)
                .open(open)
                .high(high)
                .low(low)
                .close(close)
                .volume(100)
                .tradeCount(0)
                .timeframe(Timeframe.M1.code());
        return new SourceBar().wrap(buffer, 0);
    }
}
