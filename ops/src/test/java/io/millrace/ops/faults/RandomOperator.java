package io.millrace.ops.faults;

import io.millrace.model.command.CommandKind;
import io.millrace.model.command.LimitName;
import io.millrace.model.command.OperatorRole;
import io.millrace.model.event.CommandFlyweight;
import io.millrace.model.event.CommandTextFlyweight;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.instrument.Instrument;

import org.agrona.concurrent.UnsafeBuffer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Puts commands between the events of a market, and numbers all of them anew: limits, pauses,
 * closings, strategies switched off and on, and halts, each with its reset some events later.
 */
final class RandomOperator {

    private static final int INSTRUMENTS = 3;

    private static final List<CommandKind> USUAL =
            List.of(
                    CommandKind.RESUME,
                    CommandKind.REDUCE,
                    CommandKind.RESUME,
                    CommandKind.FLATTEN,
                    CommandKind.CANCEL_ALL,
                    CommandKind.CLOSE,
                    CommandKind.CLOSE_ALL,
                    CommandKind.SET_LIMIT,
                    CommandKind.SET_LIMIT,
                    CommandKind.ENABLE_STRATEGY,
                    CommandKind.ENABLE_STRATEGY,
                    CommandKind.DISABLE_STRATEGY,
                    CommandKind.NOTE);

    private final SplittableRandom random;
    private final int strategies;
    private final UnsafeBuffer slot = new UnsafeBuffer(new byte[256]);
    private final List<byte[]> inputs = new ArrayList<>();
    private long timeNs;
    private long haltSequence;
    private int untilReset;

    private RandomOperator(int strategies, long seed) {
        random = new SplittableRandom(seed + 1);
        this.strategies = strategies;
    }

    /** The events with commands among them, in their order. */
    static List<byte[]> among(List<byte[]> market, int strategies, long seed) {
        RandomOperator operator = new RandomOperator(strategies, seed);
        for (byte[] event : market) {
            operator.take(event);
        }
        return operator.inputs;
    }

    private void take(byte[] event) {
        byte[] numbered = event.clone();
        UnsafeBuffer buffer = new UnsafeBuffer(numbered);
        timeNs = EventLayout.engineTimeNs(buffer, 0);
        EventLayout.place(buffer, 0, inputs.size() + 1L, timeNs, 0);
        inputs.add(numbered);
        if (haltSequence != 0) {
            if (untilReset-- == 0) {
                command(CommandKind.RESET);
                haltSequence = 0;
            }
        } else if (random.nextInt(90) == 0) {
            halt(random.nextBoolean() ? CommandKind.HALT : CommandKind.EMERGENCY_STOP);
        } else if (random.nextInt(9) == 0) {
            text();
            command(USUAL.get(random.nextInt(USUAL.size())));
        }
    }

    private void halt(CommandKind kind) {
        command(kind);
        haltSequence = inputs.size();
        untilReset = random.nextInt(12);
    }

    private int start(int type, int instrument, int length) {
        slot.setMemory(0, slot.capacity(), (byte) 0);
        EventLayout.start(slot, 0, type, instrument, length);
        EventLayout.place(slot, 0, inputs.size() + 1L, timeNs, 0);
        return EventLayout.payload(0);
    }

    private void end() {
        inputs.add(Arrays.copyOf(slot.byteArray(), EventLayout.length(slot, 0)));
    }

    private void text() {
        start(EventType.COMMAND_TEXT, Instrument.NONE, CommandTextFlyweight.LENGTH);
        end();
    }

    private void command(CommandKind kind) {
        boolean isOfInstrument = kind == CommandKind.CLOSE;
        boolean isOfStrategy =
                kind == CommandKind.ENABLE_STRATEGY || kind == CommandKind.DISABLE_STRATEGY;
        boolean isLimit = kind == CommandKind.SET_LIMIT;
        int payload =
                start(
                        EventType.COMMAND,
                        isOfInstrument ? random.nextInt(INSTRUMENTS) : Instrument.NONE,
                        CommandFlyweight.LENGTH);
        new CommandFlyweight()
                .wrap(slot, payload)
                .commandId(inputs.size() + 1L)
                .kind(kind.code())
                .role(OperatorRole.RISK.code())
                .strategyId(isOfStrategy ? random.nextInt(strategies) : -1)
                .limit(isLimit ? random.nextInt(LimitName.values().length) : -1)
                .flags(kind == CommandKind.RESET ? random.nextInt(4) : 0)
                .value(isLimit ? 1L << random.nextInt(4, 44) : 0)
                .haltSequence(kind == CommandKind.RESET ? haltSequence : 0)
                .givenNs(timeNs);
        end();
    }
}
