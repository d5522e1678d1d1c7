package io.millrace.ops.faults;

import io.millrace.broker.BrokerGateway;
import io.millrace.broker.guard.Pulse;
import io.millrace.model.command.CommandKind;
import io.millrace.model.command.OperatorRole;
import io.millrace.model.event.CommandFlyweight;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.instrument.Instrument;
import io.millrace.ops.simulation.RandomRun;

import org.agrona.concurrent.UnsafeBuffer;

import java.util.List;

/**
 * A whole pipeline with its door, over a random market with an operator, that proves its life and
 * takes one input after the other. Loaded a second time by the test that lets its methods hang.
 */
public final class HangLine {

    private final Desk desk;
    private final Pulse pulse;
    private final List<byte[]> inputs;

    /**
     * A pipeline before its first input.
     *
     * @param gateway where orders go
     * @param pulse proof of life
     * @param seed of the market, the strategies and the operator
     * @param events of the market
     */
    public HangLine(BrokerGateway gateway, Pulse pulse, long seed, int events) {
        RandomRun run = new RandomRun(seed);
        desk = new Desk(run.settings(), gateway);
        this.pulse = pulse;
        inputs = RandomOperator.among(run.inputs(events), run.settings().strategies().size(), seed);
    }

    /**
     * Inputs there are.
     *
     * @return number of market events and commands
     */
    public int inputs() {
        return inputs.size();
    }

    /**
     * Takes an input.
     *
     * @param input its number, from 0
     */
    public void take(int input) {
        take(inputs.get(input));
    }

    private void take(byte[] input) {
        pulse.begins();
        Hangs.withinEvent(true);
        try {
            desk.take(input);
        } finally {
            Hangs.withinEvent(false);
            pulse.ended(true);
        }
    }

    /**
     * What a run does once its dead man fired: a halt is put among its inputs, behind one.
     *
     * @param input its number, from 0
     */
    public void halt(int input) {
        byte[] before = inputs.get(input);
        long timeNs = EventLayout.engineTimeNs(new UnsafeBuffer(before), 0);
        UnsafeBuffer slot = new UnsafeBuffer(new byte[EventLayout.SLOT_LENGTH]);
        EventLayout.start(slot, 0, EventType.COMMAND, Instrument.NONE, CommandFlyweight.LENGTH);
        EventLayout.place(slot, 0, inputs.size() + input + 1L, timeNs, 0);
        new CommandFlyweight()
                .wrap(slot, EventLayout.payload(0))
                .commandId(1)
                .kind(CommandKind.HALT.code())
                .role(OperatorRole.HALT.code())
                .strategyId(-1)
                .limit(-1)
                .flags(CommandFlyweight.STOOD_STILL);
        take(slot.byteArray());
    }

    /**
     * The trading state.
     *
     * @return name of the state
     */
    public String state() {
        return desk.tradingState();
    }
}
