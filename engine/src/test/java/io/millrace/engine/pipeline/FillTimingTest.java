package io.millrace.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.broker.simulated.BarFill;
import io.millrace.broker.simulated.BrokerSettings;
import io.millrace.engine.testing.Feed;
import io.millrace.engine.testing.Fixtures;
import io.millrace.engine.testing.MemoryStage;
import io.millrace.engine.testing.ScriptedStrategy;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.state.Side;
import io.millrace.model.time.Timeframe;

import org.junit.jupiter.api.Test;

import java.util.List;

/** In which event the broker answers, by its settings. */
final class FillTimingTest {

    private static final BrokerSettings USUAL = BrokerSettings.defaults();

    private static List<String> answers(BrokerSettings broker) {
        ScriptedStrategy strategy =
                new ScriptedStrategy()
                        .on(
                                1,
                                (context, wanted) ->
                                        wanted.enter(Side.BUY, DecisionReason.CROSS_UP)
                                                .fixedSize(10)
                                                .stop(95))
                        .on(3, (context, wanted) -> wanted.exit(DecisionReason.CROSS_DOWN));
        Feed feed = new Feed();
        for (int i = 0; i < 5; i++) {
            feed.bar(0, i, Timeframe.S1, 100 + i, 102 + i, 99 + i, 101 + i);
        }
        return new MemoryStage(Fixtures.filled(strategy, broker))
                .run(feed).records().lines().stream()
                        .filter(line -> line.contains(" EXECUTION "))
                        .map(line -> line.replaceFirst("[.][0-9]+ EXECUTION", ""))
                        .toList();
    }

    @Test
    void shouldFillAtTheNextOpen() {
        assertEquals(
                List.of(
                        "1 1#1 ACCEPTED NONE 0 at none",
                        "2 1#2 ACCEPTED NONE 0 at none",
                        "2 1#1 FILL NONE 10 at 101",
                        "3 3#1 ACCEPTED NONE 0 at none",
                        "4 3#1 FILL NONE 10 at 103",
                        "4 1#2 CANCELLED POSITION_CLOSED 0 at none"),
                answers(USUAL));
    }

    @Test
    void shouldFillAtTheCloseInHandInTheSameEvent() {
        BrokerSettings inHand =
                new BrokerSettings(
                        BarFill.IN_HAND,
                        USUAL.queue(),
                        USUAL.partial(),
                        USUAL.latency(),
                        USUAL.oddity());

        assertEquals(
                List.of(
                        "1 1#1 ACCEPTED NONE 0 at none",
                        "1 1#2 ACCEPTED NONE 0 at none",
                        "1 1#1 FILL NONE 10 at 101",
                        "3 3#1 ACCEPTED NONE 0 at none",
                        "3 3#1 FILL NONE 10 at 103",
                        "3 1#2 CANCELLED POSITION_CLOSED 0 at none"),
                answers(inHand));
    }

    @Test
    void shouldTellAndFillWithTheFirstEventAtOrAfterTheArrival() {
        BrokerSettings slow =
                new BrokerSettings(
                        USUAL.bar(),
                        USUAL.queue(),
                        USUAL.partial(),
                        new BrokerSettings.Latency(1_500_000_000, 0),
                        USUAL.oddity());

        assertEquals(
                List.of(
                        "3 1#1 ACCEPTED NONE 0 at none",
                        "3 1#2 ACCEPTED NONE 0 at none",
                        "3 1#1 FILL NONE 10 at 102",
                        "5 3#1 ACCEPTED NONE 0 at none",
                        "5 3#1 FILL NONE 10 at 104",
                        "5 1#2 CANCELLED POSITION_CLOSED 0 at none"),
                answers(slow));
    }
}
