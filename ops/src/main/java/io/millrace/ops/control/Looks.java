package io.millrace.ops.control;

import static io.millrace.ops.monitor.JsonText.amount;

import com.fasterxml.jackson.core.JsonGenerator;

import io.millrace.model.command.LimitName;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.state.Side;
import io.millrace.ops.monitor.InstrumentView;
import io.millrace.ops.monitor.JsonText;
import io.millrace.ops.monitor.RunView;

import java.io.IOException;
import java.time.Instant;
import java.util.function.LongSupplier;

/** Answers to those who only look. Each is made on the projection's thread. */
final class Looks {

    private final RunFacts facts;
    private final LiveView live;
    private final LongSupplier durable;
    private final Instant since = Instant.now();

    Looks(RunFacts facts, LiveView live, LongSupplier durable) {
        this.facts = facts;
        this.live = live;
        this.durable = durable;
    }

    String answer(Verb verb, Peer peer, LiveView.Moment moment) {
        return JsonText.object(
                json -> {
                    json.writeBooleanField("ok", true);
                    json.writeStringField("command", verb.word());
                    switch (verb) {
                        case STATUS -> status(json, peer, moment);
                        case POSITIONS -> {
                            state(json, moment.run());
                            positions(json, moment.run());
                        }
                        case ORDERS -> {
                            state(json, moment.run());
                            orders(json);
                        }
                        case LIMITS -> limits(json);
                        default -> throw new IllegalStateException(verb + " does not only look");
                    }
                });
    }

    private static void state(JsonGenerator json, RunView run) throws IOException {
        json.writeStringField("trading_state", run.tradingState().name());
        json.writeNumberField("sequence", run.sequence());
        JsonText.time(json, "engine_time", run.engineTimeNs());
    }

    private void status(JsonGenerator json, Peer peer, LiveView.Moment moment) throws IOException {
        moment.status().write(json);
        json.writeNumberField("orders_open", live.orders().size());
        json.writeObjectFieldStart("enabled");
        for (int number = 0; number < facts.strategies().size(); number++) {
            json.writeBooleanField(facts.strategy(number), live.isEnabled(number));
        }
        json.writeEndObject();
        json.writeObjectFieldStart("process");
        json.writeNumberField("pid", ProcessHandle.current().pid());
        json.writeStringField("since", since.toString());
        json.writeNumberField("durable_sequence", durable.getAsLong());
        json.writeEndObject();
        json.writeObjectFieldStart("you");
        json.writeStringField("user", peer.user());
        json.writeStringField("role", peer.role().name());
        json.writeEndObject();
    }

    private static void positions(JsonGenerator json, RunView run) throws IOException {
        json.writeArrayFieldStart("positions");
        for (int id = 0; id < run.instruments(); id++) {
            InstrumentView one = run.instrument(id);
            if (one.position() == 0) {
                continue;
            }
            long value = Notional.of(one.lastPrice(), one.position());
            long cost = Notional.of(one.averagePrice(), one.position());
            json.writeStartObject();
            json.writeStringField("symbol", one.symbol());
            json.writeStringField("side", Side.of(one.position()) == Side.BUY ? "long" : "short");
            amount(json, "size", Math.abs(one.position()));
            amount(json, "entry_price", one.averagePrice());
            amount(json, "last_price", one.lastPrice());
            amount(json, "value", value);
            amount(json, "unrealised_pnl", FixedPoint.subtract(value, cost));
            amount(json, "stop_price", one.stopPrice());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void orders(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("orders");
        for (WorkingOrder order : live.orders()) {
            order.write(json);
        }
        json.writeEndArray();
    }

    private void limits(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("limits");
        for (LimitName name : LimitName.values()) {
            limit(json, name.name(), name, live.limit(name));
        }
        json.writeEndObject();
    }

    /** Writes a limit in its unit: money as an amount, the rest as a whole number. */
    static void limit(JsonGenerator json, String field, LimitName name, long value)
            throws IOException {
        if (name == LimitName.MAX_ORDER_VALUE) {
            amount(json, field, value);
        } else {
            json.writeNumberField(field, value);
        }
    }
}
