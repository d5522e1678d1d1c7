package io.millrace.ops.monitor;

import com.fasterxml.jackson.core.JsonGenerator;

import io.millrace.model.event.StateFlyweight;
import io.millrace.model.state.QualityKind;
import io.millrace.model.state.StateCause;
import io.millrace.model.state.TradingState;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * What an operator must see of the trading state: each halt, each narrowing, and what is told
 * without a change, such as a position that waits for its market. The newest first, so many and no
 * more. Written by the projection's thread.
 */
final class Alerts {

    /** How many are kept. */
    static final int KEPT = 20;

    /** One alert. */
    private record Alert(
            long timeNs, long sequence, String state, String cause, Comparison compared) {

        String line() {
            return String.format(
                    Locale.ROOT,
                    "alert: trading is %s: %s, value %s, limit %s, at %s, input %d",
                    state,
                    cause,
                    compared.valueText(),
                    compared.limitText(),
                    JsonText.isoTime(timeNs),
                    sequence);
        }
    }

    private final Deque<Alert> newest = new ArrayDeque<>();
    private QualityKind fault = QualityKind.DOUBTED;
    private long count;

    /** How many there were. */
    long count() {
        return count;
    }

    /** Takes the code of a fault in the data, which may halt in the same event. */
    void onFault(int kind) {
        fault = QualityKind.ofCode(kind);
    }

    /** What a change compares; a fault in the data is the newest. */
    Comparison compare(StateFlyweight change) {
        return Comparison.of(change, fault);
    }

    /** Takes a change, which may be none. */
    void take(long timeNs, long sequence, StateFlyweight change) {
        TradingState to = TradingState.ofCode(change.to());
        boolean narrows = to == TradingState.HALTED || to == TradingState.REDUCING;
        if (!narrows && change.from() != change.to()) {
            return;
        }
        String cause = StateCause.ofCode(change.cause()).name();
        newest.addFirst(new Alert(timeNs, sequence, to.name(), cause, compare(change)));
        if (newest.size() > KEPT) {
            newest.removeLast();
        }
        count++;
    }

    /** The newest as a line; empty when there is none. */
    String line() {
        Alert last = newest.peekFirst();
        return last == null ? "" : last.line();
    }

    void write(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("alerts");
        for (Alert each : newest) {
            json.writeStartObject();
            json.writeStringField("time", JsonText.isoTime(each.timeNs()));
            json.writeNumberField("sequence", each.sequence());
            json.writeStringField("trading_state", each.state());
            json.writeStringField("cause", each.cause());
            json.writeStringField("value", each.compared().valueText());
            json.writeStringField("limit", each.compared().limitText());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
