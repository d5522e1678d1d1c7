package io.millrace.ops.faults;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.order.LatencyProbe;
import io.millrace.engine.order.OrderStage;
import io.millrace.engine.pipeline.Pipeline;
import io.millrace.model.state.StateBuffer;
import io.millrace.model.state.StateSection;
import io.millrace.ops.simulation.RandomRun;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** The state of a run with an operator, saved and loaded behind any of its inputs. */
@Tag("faults")
final class CommandedStateTest {

    private static final int RUNS = Form.rounds(25, 250);
    private static final int EVENTS = 400;
    private static final int AHEAD = 40;

    /** A pipeline with its door and its outputs. */
    private static final class Line {

        private final List<String> outputs = new ArrayList<>();
        private final OrderStage door = new OrderStage((cause, id, order) -> {}, LatencyProbe.NONE);
        private final Pipeline pipeline;

        Line(RandomRun run) {
            pipeline =
                    new Pipeline(
                            run.settings(),
                            (buffer, offset, length) -> {
                                byte[] bytes = new byte[length];
                                buffer.getBytes(offset, bytes);
                                outputs.add(HexFormat.of().formatHex(bytes));
                            },
                            door);
        }

        void take(byte[] input) {
            pipeline.onEvent(new UnsafeBuffer(input.clone()), 0);
            door.release();
        }
    }

    @Test
    void shouldGoOnFromAnyInput() {
        SplittableRandom random = new SplittableRandom(Form.seed());
        int loads = 0;
        for (int i = 0; i < RUNS; i++) {
            RandomRun run = new RandomRun(random.nextLong());
            int strategies = run.settings().strategies().size();
            List<byte[]> inputs = RandomOperator.among(run.inputs(EVENTS), strategies, run.seed());
            Line whole = new Line(run);
            whole.pipeline.start(false);
            List<Integer> until = new ArrayList<>();
            Map<Integer, byte[]> states = new TreeMap<>();
            for (int at = 0; at < inputs.size(); at++) {
                whole.take(inputs.get(at));
                until.add(whole.outputs.size());
                if (random.nextInt(12) == 0) {
                    states.put(at, requireSameSections(run, whole, at));
                }
            }
            for (Map.Entry<Integer, byte[]> each : states.entrySet()) {
                int at = each.getKey();
                int end = Math.min(inputs.size() - 1, at + AHEAD);
                Line resumed = new Line(run);
                resumed.pipeline.load(new StateBuffer(each.getValue()));
                inputs.subList(at + 1, end + 1).forEach(resumed::take);
                assertEquals(
                        whole.outputs.subList(until.get(at), until.get(end)),
                        resumed.outputs,
                        run + " commanded, behind input " + (at + 1));
                if (end == inputs.size() - 1) {
                    assertEquals(whole.pipeline.stateHash(), resumed.pipeline.stateHash());
                }
                loads++;
            }
        }
        assertTrue(loads > RUNS * 20, "loads: " + loads);
    }

    /** Saves, loads and saves again, by section; answers the state. */
    private static byte[] requireSameSections(RandomRun run, Line whole, int at) {
        StateBuffer all = new StateBuffer();
        whole.pipeline.save(all);
        Line resumed = new Line(run);
        resumed.pipeline.load(new StateBuffer(all.toBytes()));
        List<StateSection> loaded = resumed.pipeline.sections();
        for (int i = 0; i < loaded.size(); i++) {
            StateSection before = whole.pipeline.sections().get(i);
            assertArrayEquals(
                    bytes(before),
                    bytes(loaded.get(i)),
                    run + " commanded, behind input " + (at + 1) + ", section " + before.name());
        }
        return all.toBytes();
    }

    private static byte[] bytes(StateSection section) {
        StateBuffer buffer = new StateBuffer();
        section.save(buffer);
        return buffer.toBytes();
    }
}
