package io.millrace.ops.control;

import io.millrace.engine.ring.Inlet;
import io.millrace.model.event.CommandFlyweight;
import io.millrace.model.event.CommandTextFlyweight;
import io.millrace.model.event.EventSink;
import io.millrace.model.event.EventType;
import io.millrace.model.instrument.Instrument;

import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Commands that wait for the input thread, which alone puts them between the other inputs: the
 * words first, then the command, with the engine time of now.
 */
final class CommandQueue {

    private static final int SIZE = 64;
    private static final int MAX_WORDS = 16 * CommandTextFlyweight.TEXT_LENGTH;
    private static final long NOW = Long.MIN_VALUE;
    private static final long SECOND_NS = 1_000_000_000L;

    private final ManyToOneConcurrentArrayQueue<Command> waiting =
            new ManyToOneConcurrentArrayQueue<>(SIZE);
    private final CommandFlyweight record = new CommandFlyweight();
    private final CommandTextFlyweight piece = new CommandTextFlyweight();

    /** Any thread; false when too many wait. */
    boolean offer(Command command) {
        return waiting.offer(command);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /**
     * Puts what waits into the stream of inputs. Input thread. Before the first input there is no
     * time yet, and commands wait for it.
     *
     * @return whether anything was put
     */
    boolean admit(Inlet inlet) {
        if (inlet.sequence() == 0 || waiting.isEmpty()) {
            return false;
        }
        Command command = waiting.poll();
        while (command != null) {
            if (!put(command, inlet)) {
                return false;
            }
            command = waiting.poll();
        }
        return true;
    }

    private boolean put(Command command, EventSink sink) {
        byte[] words = command.words().getBytes(StandardCharsets.UTF_8);
        int part = 0;
        int from = 0;
        while (from < Math.min(words.length, MAX_WORDS)) {
            int length = piece(words, from);
            int at =
                    sink.claim(
                            EventType.COMMAND_TEXT,
                            Instrument.NONE,
                            CommandTextFlyweight.LENGTH,
                            NOW);
            if (at == EventSink.CLOSED) {
                return false;
            }
            piece.wrap(sink.buffer(), at)
                    .commandId(command.id())
                    .part(part)
                    .text(words, from, length);
            sink.commit();
            from += length;
            part++;
        }
        return putCommand(command, sink);
    }

    /** Length of the next piece, which ends with a whole character. */
    private static int piece(byte[] words, int from) {
        int end = Math.min(words.length, from + CommandTextFlyweight.TEXT_LENGTH);
        while (end < words.length && (words[end] & 0xC0) == 0x80) {
            end--;
        }
        return end - from;
    }

    private boolean putCommand(Command command, EventSink sink) {
        Command.Target target = command.target();
        int at = sink.claim(EventType.COMMAND, target.instrument(), CommandFlyweight.LENGTH, NOW);
        if (at == EventSink.CLOSED) {
            return false;
        }
        Instant now = Instant.now();
        record.wrap(sink.buffer(), at)
                .commandId(command.id())
                .kind(command.kind().code())
                .role(command.peer().role().code())
                .userId(command.peer().userId())
                .strategyId(target.strategy())
                .limit(target.limit())
                .flags(command.reset().flags())
                .value(target.value())
                .haltSequence(command.reset().halt())
                .givenNs(now.getEpochSecond() * SECOND_NS + now.getNano());
        sink.commit();
        return true;
    }
}
