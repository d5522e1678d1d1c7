package io.millrace.ops.explain;

import io.millrace.model.event.OrderFlyweight;
import io.millrace.ops.monitor.KeptRecord;
import io.millrace.ops.monitor.OrderText;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** One order: as judged, as sent, and everything that came of it, in the journal's order. */
final class OrderWay {

    private final KeptRecord judged;
    private final OrderFlyweight order;
    private final List<KeptRecord> answers = new ArrayList<>();
    private @Nullable KeptRecord sent;

    OrderWay(KeptRecord judged) {
        this.judged = judged;
        order = new OrderFlyweight().wrap(judged.buffer(), judged.payload());
    }

    KeptRecord judged() {
        return judged;
    }

    OrderFlyweight order() {
        return order;
    }

    String id() {
        return OrderText.id(judged.sequence(), order.number());
    }

    @Nullable KeptRecord sent() {
        return sent;
    }

    void sent(KeptRecord instruction) {
        sent = instruction;
    }

    /** Executions about it, the accounts they led to, and later instructions that change it. */
    List<KeptRecord> answers() {
        return answers;
    }
}
