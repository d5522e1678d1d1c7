package io.millrace.broker.simulated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.StateBuffer;
import io.millrace.model.state.StateException;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Single things that a broker remembers, and states that it refuses. */
class BrokerStateTest {

    private static final BrokerSettings SETTINGS =
            new BrokerSettings(
                    BarFill.IN_HAND,
                    QueueModel.QUEUE,
                    new BrokerSettings.Partial(true, FixedPoint.ONE),
                    new BrokerSettings.Latency(0, 10),
                    new BrokerSettings.Oddity(5, 4));

    private static byte[] save(SimulatedBroker broker) {
        StateBuffer state = new StateBuffer();
        broker.save(state);
        return state.toBytes();
    }

    private static void load(SimulatedBroker broker, byte[] saved) {
        StateBuffer state = new StateBuffer(saved);
        broker.load(state);
        state.expectEnd();
    }

    @ParameterizedTest(name = "{0}; {1}")
    @CsvSource({
        // What is ahead in the queue; an end in time; a held stop; what travels; a triggered stop.
        "1/1 BUY 10 limit 98; quote 98 99 5 5; trade 98 3, at 106; trade 98 4; trade 98 9",
        "1/1 BUY 10 limit 98 till 300, at 299; at 300; trade 90",
        "1/1 BUY 10 limit 98; 1/2 SELL 10 stop 95 for 1/1, at 106; trade 97 20; trade 94 20",
        "1/1 BUY 10 limit 98; trade 99; cancel 1/1, at 109; at 110; trade 90",
        "1/1 BUY 10 stoplimit 101 99; trade 102, at 106; trade 98 4; trade 97 9"
    })
    void shouldGoOnWhereItWasSaved(String before, String after) {
        Venue whole = new Venue(SETTINGS).run("at 100").run(before.split(";", -1));
        Venue resumed = new Venue(SETTINGS);
        load(resumed.broker, save(whole.broker));
        whole.take();
        List<String> answers = whole.run(after.split(";", -1)).take();

        assertFalse(answers.isEmpty());
        assertEquals(answers, resumed.run(after.split(";", -1)).take());
        assertArrayEquals(save(whole.broker), save(resumed.broker));
    }

    private static byte[] busyState() {
        Venue venue = new Venue(SETTINGS);
        venue.run("at 100", "1/1 BUY 10 limit 98", "1/2 SELL 10 stop 95 for 1/1", "trade 97 4");
        venue.run("at 105", "2/1 BUY 10 limit 90 by 1 on 1", "cancel 1/1", "at 106");
        return save(venue.broker);
    }

    @Test
    void shouldRefuseAStateThatIsCutShort() {
        byte[] saved = busyState();
        for (int length = 0; length < saved.length; length++) {
            byte[] cut = Arrays.copyOf(saved, length);
            Venue venue = new Venue(SETTINGS);
            assertThrows(StateException.class, () -> load(venue.broker, cut));
        }
    }

    @ParameterizedTest(name = "{0} strategies, {1} instruments")
    @CsvSource({"1, 2", "3, 2", "2, 1", "2, 3"})
    void shouldRefuseTheStateOfOtherStrategiesOrInstruments(int strategies, int count) {
        byte[] saved = busyState();
        InstrumentTable table = Venue.instruments(count, "0", "0", "0", "0");
        SimulatedBroker broker =
                new SimulatedBroker(
                        SETTINGS, table, strategies, new OutputBytes(), (id, execution) -> {});

        assertEquals(
                "state, byte 0: text is \"simulated-broker of 2 strategies and 2 instruments\"; it"
                        + " must be \"simulated-broker of "
                        + strategies
                        + " strategies and "
                        + count
                        + " instruments\"",
                assertThrows(StateException.class, () -> load(broker, saved)).getMessage());
    }

    /** Whatever single number is wrong: it is refused, or taken without an index outside. */
    @Test
    void shouldBelieveNoNumberThatIndexesOutside() {
        byte[] saved = busyState();
        SplittableRandom random = new SplittableRandom(1);
        int refused = 0;
        for (int at = 0; at + Long.BYTES <= saved.length; at++) {
            byte[] wrong = saved.clone();
            new UnsafeBuffer(wrong).putLong(at, random.nextBoolean() ? 1L << 31 : -1L);
            Venue venue = new Venue(SETTINGS);
            try {
                load(venue.broker, wrong);
                venue.run("at 200", "trade 96 9", "quote 95 96 1 1", "bar 94 99 89 94 100");
            } catch (StateException e) {
                refused++;
            }
        }
        assertTrue(refused > 200, refused + " refused");
    }
}
