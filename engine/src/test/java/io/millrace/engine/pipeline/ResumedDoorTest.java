package io.millrace.engine.pipeline;

import static io.millrace.engine.testing.Fixtures.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.order.LatencyProbe;
import io.millrace.engine.order.OrderStage;
import io.millrace.engine.testing.ChurningStrategy;
import io.millrace.engine.testing.Feed;
import io.millrace.engine.testing.Fixtures;
import io.millrace.engine.testing.ListPort;
import io.millrace.engine.testing.MemoryStage;
import io.millrace.journal.EpochWriter;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.state.StateBuffer;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Instructions of the last input that were never recorded leave when the run goes on, once. */
final class ResumedDoorTest {

    private static final int EVENTS = 300;

    @TempDir private Path directory;

    private final List<String> sent = new ArrayList<>();
    private final List<DirectBuffer> outputs = new ArrayList<>();
    private final OrderStage door =
            new OrderStage(
                    (cause, id, order) -> sent.add(cause + "#" + order.number()),
                    LatencyProbe.NONE);
    private final Pipeline whole =
            new Pipeline(
                    settings(new ChurningStrategy()),
                    (buffer, offset, length) -> {
                        UnsafeBuffer copy = new UnsafeBuffer(new byte[length]);
                        copy.putBytes(0, buffer, offset, length);
                        outputs.add(copy);
                    },
                    door);

    private static List<byte[]> inputs() {
        ListPort port = new ListPort();
        Feed.random(11, EVENTS).into(MemoryStage.inlet(port));
        return port.slots();
    }

    private boolean sends() {
        return outputs.stream().anyMatch(each -> EventLayout.type(each, 0) == EventType.SEND);
    }

    @Test
    void shouldCountThemOnceAndEndInTheSameState() {
        List<byte[]> inputs = inputs();
        whole.start(false);
        int resumed = 0;
        for (int i = 0; i < inputs.size(); i++) {
            outputs.clear();
            whole.onEvent(new UnsafeBuffer(inputs.get(i).clone()), 0);
            if (sends() && resumed < 20) {
                resume(i, inputs);
                resumed++;
            }
            door.release();
        }
        assertEquals(20, resumed);
    }

    /** The process ended behind the input; none of its outputs stands in the journal. */
    private void resume(int last, List<byte[]> inputs) {
        StateBuffer state = new StateBuffer();
        whole.save(state);
        List<String> again = new ArrayList<>();
        try (EpochWriter journal = Fixtures.epoch(directory)) {
            OrderStage own =
                    new OrderStage(
                            (cause, id, order) -> again.add(cause + "#" + order.number()),
                            LatencyProbe.NONE);
            Pipeline pipeline = new Pipeline(settings(new ChurningStrategy()), journal, own);
            EngineStage stage = new EngineStage(journal, pipeline, own, (cause, sequence) -> {});
            pipeline.load(new StateBuffer(state.toBytes()));

            stage.resume(List.copyOf(outputs), false);

            assertEquals(whole.stateHash(), pipeline.stateHash(), "behind input " + last);
            long cause = EventLayout.sequence(new UnsafeBuffer(inputs.get(last)), 0);
            assertTrue(!again.isEmpty(), "behind input " + last);
            assertTrue(again.stream().allMatch(each -> each.startsWith(cause + "#")));
            assertEquals(again.size(), again.stream().distinct().count());
        }
    }
}
