package io.millrace.engine.pipeline;

import static io.millrace.engine.testing.Fixtures.fixed;
import static io.millrace.engine.testing.Fixtures.settings;
import static io.millrace.model.fixed.FixedPoint.NONE;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.testing.Feed;
import io.millrace.engine.testing.ListPort;
import io.millrace.engine.testing.MemoryStage;
import io.millrace.engine.testing.ScriptedStrategy;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import java.util.List;

/** A broker fills an order that this engine never sent. */
final class UnexpectedFillRunTest {

    private final ScriptedStrategy strategy =
            new ScriptedStrategy()
                    .on(
                            5,
                            (context, wanted) ->
                                    wanted.enter(Side.BUY, DecisionReason.CROSS_UP).fixedSize(1));
    private final MemoryStage stage = new MemoryStage(settings(strategy));
    private long sequence;

    private void play(int from, int to) {
        Feed feed = new Feed();
        for (int second = from; second <= to; second++) {
            feed.trade(0, second, 100, 100);
        }
        ListPort port = new ListPort();
        feed.into(MemoryStage.inlet(port));
        for (byte[] input : port.slots()) {
            UnsafeBuffer slot = new UnsafeBuffer(input);
            EventLayout.place(slot, 0, ++sequence, EventLayout.engineTimeNs(slot, 0), 0);
            stage.onEvent(slot, 0, true);
        }
    }

    /** Reaches the broker past the door, as an order of another program would. */
    private void sendFromElsewhere() {
        OrderFlyweight order =
                new OrderFlyweight()
                        .wrap(new UnsafeBuffer(new byte[OrderFlyweight.BASE_LENGTH]), 0)
                        .number(7)
                        .action((byte) OrderAction.NEW.code())
                        .side((byte) Side.BUY.code())
                        .orderType((byte) OrderType.MARKET.code())
                        .role((byte) OrderRole.ENTRY.code())
                        .size(fixed(3))
                        .limitPrice(NONE)
                        .stopPrice(NONE)
                        .referencePrice(fixed(100));
        stage.pipeline().broker().onSend(77_777, 0, order);
    }

    @Test
    void shouldBookItAndNarrowTradingInTheSameEvent() {
        play(1, 3);
        sendFromElsewhere();
        play(4, 10);

        assertEquals(fixed(3), stage.pipeline().risk().positions().size(0));
        assertEquals("REDUCING", stage.pipeline().risk().tradingState().state().name());
        List<String> deeds = stage.records().deeds();
        String fill =
                deeds.stream().filter(line -> line.contains(" FILL ")).findFirst().orElseThrow();
        String change =
                deeds.stream()
                        .filter(line -> line.contains("UNEXPECTED_FILL"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(event(fill), event(change));
        assertTrue(
                deeds.stream()
                        .anyMatch(
                                line -> line.contains(" ORDER ") && line.endsWith("REDUCING_ONLY")),
                deeds.toString());
        assertTrue(deeds.stream().noneMatch(line -> line.contains(" SEND ")), deeds.toString());
    }

    private static String event(String line) {
        return line.substring(0, line.indexOf('.'));
    }
}
