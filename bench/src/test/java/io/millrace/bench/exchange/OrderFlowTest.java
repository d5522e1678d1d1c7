package io.millrace.bench.exchange;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.bench.load.EngineSettings;
import io.millrace.bench.report.Spread;
import io.millrace.bench.run.Place;
import io.millrace.bench.run.WrongAnswer;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

class OrderFlowTest {

    @TempDir private Path directory;

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "NEW, ENTRY, true",
        "NEW, EXIT, true",
        "NEW, PROTECTIVE_STOP, false",
        "CANCEL, ENTRY, false",
        "CANCEL, PROTECTIVE_STOP, false",
        "REPLACE, ENTRY, false"
    })
    void shouldCountOrdersThatAreToTrade(OrderAction action, OrderRole role, boolean counts) {
        OrderFlyweight order =
                new OrderFlyweight()
                        .wrap(new UnsafeBuffer(new byte[OrderFlyweight.JUDGED_LENGTH]), 0)
                        .action((byte) action.code())
                        .role((byte) role.code());

        assertEquals(counts, OrderFlow.isTrading(order));
    }

    /** Measuring compares what left with what was filled, and the state with the right one. */
    @Test
    void shouldFillWhatItSends() throws Exception {
        OrderFlow flow = new OrderFlow(0, 2, 2_000);

        Spread found = flow.measure(new Place(directory, directory), EngineSettings.NOT_FORCED);

        // In on one bar, out on the next, from the 64th bar on.
        assertTrue(flow.filled() > 1_800 && flow.filled() <= 4_000, "filled: " + flow.filled());
        assertEquals(2, found.count());
        assertTrue(found.median() > 0);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "100, 98", "98, 99"})
    void shouldRefuseOrdersThatWereNotFilled(long orders, long filled) {
        assertThrows(WrongAnswer.class, () -> OrderFlow.check(orders, filled));
    }

    @ParameterizedTest
    @CsvSource({"100, 100", "100, 99"})
    void shouldTakeOrdersThatWereFilledOrAreOnTheirWay(long orders, long filled) {
        assertDoesNotThrow(() -> OrderFlow.check(orders, filled));
    }

    @Test
    void shouldAskForAJournalThatCanHoldEveryPair() {
        assertDoesNotThrow(() -> ExchangeCorePeer.requireJournal(40_000, 1_000));
        assertThrows(WrongAnswer.class, () -> ExchangeCorePeer.requireJournal(39_999, 1_000));
    }
}
