package io.millrace.ops.faults;

import io.millrace.model.event.EventLayout;
import io.millrace.ops.simulation.RandomRun;

import org.agrona.concurrent.UnsafeBuffer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A run that nothing interrupts: what its journal must hold, its orders, its states. */
final class Truth {

    private final RandomRun run;
    private final List<byte[]> inputs;
    private final FakeBroker broker = new FakeBroker();
    private final List<byte[]> records;
    private final Map<Long, String> hashes = new HashMap<>();

    private Truth(RandomRun run, List<byte[]> inputs) {
        this.run = run;
        this.inputs = inputs;
        Desk desk = new Desk(run.settings(), broker);
        inputs.forEach(desk::take);
        records = desk.records();
        hashes.put(desk.sequence(), desk.hash());
    }

    /** The first run from a seed on that sends enough orders. */
    static Truth of(long seed, int events, int orders) {
        SplittableRandom seeds = new SplittableRandom(seed);
        while (true) {
            RandomRun run = new RandomRun(seeds.nextLong());
            Truth truth = new Truth(run, run.inputs(events));
            if (truth.orders().size() >= orders) {
                return truth;
            }
        }
    }

    /** The same, with an operator who gives commands of every kind between the events. */
    static Truth commanded(long seed, int events, int orders) {
        SplittableRandom seeds = new SplittableRandom(seed);
        while (true) {
            RandomRun run = new RandomRun(seeds.nextLong());
            int strategies = run.settings().strategies().size();
            Truth truth =
                    new Truth(
                            run, RandomOperator.among(run.inputs(events), strategies, run.seed()));
            if (truth.orders().size() >= orders) {
                return truth;
            }
        }
    }

    /** The run of that very seed. */
    static Truth again(long seed, int events) {
        RandomRun run = new RandomRun(seed);
        return new Truth(run, run.inputs(events));
    }

    RandomRun run() {
        return run;
    }

    List<byte[]> inputs() {
        return inputs;
    }

    /** Inputs and outputs in their order, without what a journal adds. */
    List<byte[]> records() {
        return records;
    }

    /** Orders in their order, each once. */
    List<String> orders() {
        return broker.received();
    }

    /** Whether no two orders have one identity. */
    boolean isEachOrderOnce() {
        List<String> names = new ArrayList<>();
        for (String order : orders()) {
            names.add(order.substring(0, order.indexOf(' ')));
        }
        return new HashSet<>(names).size() == names.size();
    }

    /** State behind an input. */
    String hash(long sequence) {
        return hashes.computeIfAbsent(sequence, this::compute);
    }

    private String compute(long sequence) {
        Desk desk = new Desk(run.settings(), new FakeBroker());
        for (byte[] input : inputs) {
            if (EventLayout.sequence(new UnsafeBuffer(input), 0) <= sequence) {
                desk.take(input);
            }
        }
        return desk.hash();
    }
}
