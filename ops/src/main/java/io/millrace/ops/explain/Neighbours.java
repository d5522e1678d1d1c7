package io.millrace.ops.explain;

import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.LaunchException;
import io.millrace.ops.monitor.OrderText;

import org.agrona.concurrent.UnsafeBuffer;

/** The ids next to the one that is asked for, to say what there is instead. */
final class Neighbours {

    private final Target target;
    private final OrderFlyweight order = new OrderFlyweight();
    private long firstSequence;
    private long lastSequence;
    private long orderSequence;
    private int orderNumber;
    private long decisionSequence;
    private int decisionIndex;

    Neighbours(Target target) {
        this.target = target;
    }

    void onRecord(UnsafeBuffer buffer, int offset) {
        long sequence = EventLayout.sequence(buffer, offset);
        switch (EventLayout.type(buffer, offset)) {
            case EventType.ORDER -> {
                if (isCloser(sequence, orderSequence)) {
                    orderSequence = sequence;
                    orderNumber = order.wrap(buffer, EventLayout.payload(offset)).number();
                }
            }
            case EventType.DECISION -> {
                if (isCloser(sequence, decisionSequence)) {
                    decisionSequence = sequence;
                    decisionIndex = EventLayout.index(buffer, offset);
                }
            }
            default -> {
                // No id of its own.
            }
        }
        firstSequence = firstSequence == 0 ? sequence : firstSequence;
        lastSequence = Math.max(lastSequence, sequence);
    }

    private boolean isCloser(long sequence, long before) {
        return before == 0
                || Math.abs(sequence - target.sequence()) < Math.abs(before - target.sequence());
    }

    LaunchException unknown(String what) {
        StringBuilder text = new StringBuilder(what);
        text.append("; its events go from ").append(firstSequence).append(" to ");
        text.append(lastSequence);
        if (orderSequence != 0) {
            text.append(", the nearest order is ").append(OrderText.id(orderSequence, orderNumber));
        }
        if (decisionSequence != 0) {
            text.append(", the nearest decision ").append(decisionSequence).append('/');
            text.append(decisionIndex);
        }
        return new LaunchException(ExitCodes.FAILED, text.toString());
    }
}
