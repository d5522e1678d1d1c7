package io.millrace.ops.explain;

import com.fasterxml.jackson.core.JsonGenerator;

import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.event.EventType;
import io.millrace.ops.monitor.DecisionText;
import io.millrace.ops.monitor.JsonText;
import io.millrace.ops.monitor.KeptRecord;
import io.millrace.ops.monitor.OrderText;
import io.millrace.ops.monitor.RecordText;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

/** A way as one JSON object. Decisions and orders are written as in the decision log. */
final class ExplainJson {

    private final Way way;
    private final DecisionFlyweight decision = new DecisionFlyweight();

    private ExplainJson(Way way) {
        this.way = way;
    }

    static String of(Way way) {
        ExplainJson writer = new ExplainJson(way);
        return JsonText.object(writer::write);
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStringField("id", way.target().text());
        json.writeNumberField("epoch", way.epoch());
        json.writeNumberField("sequence", way.target().sequence());
        JsonText.time(json, "time", way.event().timeNs());
        one(json, "tick", way.tick());
        one(json, "event", way.event());
        list(json, "bars", way.bars());
        one(json, "regime", way.regime());
        list(json, "state_changes", way.states());
        json.writeArrayFieldStart("steps");
        for (Way.Step step : way.steps()) {
            json.writeStartObject();
            step(json, step);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void step(JsonGenerator json, Way.Step step) throws IOException {
        KeptRecord made = step.decision();
        if (made == null) {
            json.writeNullField("decision");
        } else {
            decision.wrap(made.buffer(), made.payload());
            json.writeObjectFieldStart("decision");
            json.writeStringField("id", made.sequence() + "/" + made.index());
            json.writeNumberField("sequence", made.sequence());
            json.writeNumberField("index", made.index());
            json.writeStringField("symbol", way.symbol(made.instrument()));
            DecisionText.write(json, decision, way.strategy(decision.strategyId()));
            json.writeEndObject();
        }
        json.writeArrayFieldStart("orders");
        for (OrderWay order : step.orders()) {
            json.writeStartObject();
            order(json, order);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void order(JsonGenerator json, OrderWay order) throws IOException {
        json.writeStringField("symbol", way.symbol(order.judged().instrument()));
        OrderText.write(json, order.judged().sequence(), order.order());
        one(json, "sent", order.sent());
        json.writeArrayFieldStart("answers");
        for (KeptRecord answer : order.answers()) {
            json.writeStartObject();
            fields(json, answer);
            json.writeNumberField("latency_ns", answer.timeNs() - order.judged().timeNs());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void list(JsonGenerator json, String name, List<KeptRecord> records)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (KeptRecord each : records) {
            json.writeStartObject();
            fields(json, each);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void one(JsonGenerator json, String name, @Nullable KeptRecord each)
            throws IOException {
        if (each == null) {
            json.writeNullField(name);
            return;
        }
        json.writeObjectFieldStart(name);
        fields(json, each);
        json.writeEndObject();
    }

    private void fields(JsonGenerator json, KeptRecord each) throws IOException {
        json.writeNumberField("sequence", each.sequence());
        json.writeNumberField("index", each.index());
        json.writeStringField("type", EventType.name(each.type()));
        JsonText.time(json, "time", each.timeNs());
        if (each.instrument() >= 0) {
            json.writeStringField("symbol", way.symbol(each.instrument()));
        }
        RecordText.payload(json, each.type(), each.buffer(), each.payload());
    }
}
