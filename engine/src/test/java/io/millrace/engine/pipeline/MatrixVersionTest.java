package io.millrace.engine.pipeline;

import static io.millrace.engine.testing.Fixtures.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.engine.testing.Feed;
import io.millrace.engine.testing.MemoryStage;
import io.millrace.engine.testing.ScriptedStrategy;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Side;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** An order tells which correlations check 24 asked: those made of all bars before it. */
final class MatrixVersionTest {

    private static final int BARS = 80;

    /** On the bars of the first instrument, then of the second: 1, 2, 1, 2. */
    private static ScriptedStrategy strategy(int... bars) {
        ScriptedStrategy strategy = new ScriptedStrategy();
        for (int bar : bars) {
            strategy.on(
                    bar,
                    (context, wanted) ->
                            wanted.enter(Side.BUY, DecisionReason.CROSS_UP).fixedSize(1));
        }
        return strategy;
    }

    private static Feed alike() {
        Feed feed = new Feed();
        for (int second = 1; second <= BARS; second++) {
            double price = 100 + second % 7;
            feed.trade(0, second, price, 1);
            feed.trade(1, second + 0.1, 2 * price, 1);
        }
        return feed;
    }

    /** Version in each ORDER of an entry, and the bars that had closed before it. */
    private static List<String> versions(MemoryStage stage) {
        List<String> found = new ArrayList<>();
        int bars = 0;
        for (UnsafeBuffer record : stage.records().all()) {
            int type = EventLayout.type(record, 0);
            bars += type == EventType.BAR_CLOSED ? 1 : 0;
            if (type == EventType.ORDER) {
                OrderFlyweight order = new OrderFlyweight().wrap(record, EventLayout.payload(0));
                assertEquals(OrderRole.ENTRY.code(), order.role());
                found.add(order.matrix() + " of " + bars);
            }
        }
        return found;
    }

    @Test
    void shouldTellTheVersionWhereAnotherInstrumentIsExposedAndNoneElsewhere() {
        MemoryStage stage = new MemoryStage(settings(strategy(41, 42, 140, 141)));
        stage.run(alike());

        assertEquals(List.of("0 of 41", "42 of 42", "140 of 140", "141 of 141"), versions(stage));
    }
}
