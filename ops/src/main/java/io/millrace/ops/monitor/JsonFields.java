package io.millrace.ops.monitor;

import com.fasterxml.jackson.core.JsonGenerator;

import io.millrace.model.event.OrderFlyweight;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Fields of a record as fields of a JSON object. What there is none of is null. */
final class JsonFields implements FieldSink {

    private final JsonGenerator json;

    JsonFields(JsonGenerator json) {
        this.json = json;
    }

    /** One call of the generator, which in memory never fails. */
    private interface Call {
        void run() throws IOException;
    }

    private static void write(Call call) {
        try {
            call.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void text(String name, String value) {
        write(() -> json.writeStringField(name, value));
    }

    @Override
    public void whole(String name, long value) {
        write(() -> json.writeNumberField(name, value));
    }

    @Override
    public void amount(String name, long value) {
        write(() -> JsonText.amount(json, name, value));
    }

    @Override
    public void number(String name, double value) {
        write(() -> JsonText.number(json, name, value));
    }

    @Override
    public void time(String name, long timeNs) {
        write(() -> JsonText.time(json, name, timeNs));
    }

    @Override
    public void flag(String name, boolean value) {
        write(() -> json.writeBooleanField(name, value));
    }

    @Override
    public void texts(String name, List<String> values) {
        write(
                () -> {
                    json.writeArrayFieldStart(name);
                    for (String value : values) {
                        json.writeString(value);
                    }
                    json.writeEndArray();
                });
    }

    @Override
    public void checks(OrderFlyweight order) {
        write(() -> writeChecks(order));
    }

    private void writeChecks(OrderFlyweight order) throws IOException {
        json.writeArrayFieldStart("checks");
        for (int check = 1; check <= OrderFlyweight.CHECKS; check++) {
            int bit = 1 << (check - 1);
            if ((order.notApplicable() & bit) != 0) {
                continue;
            }
            json.writeStartObject();
            json.writeNumberField("check", check);
            json.writeBooleanField("passed", (order.failedChecks() & bit) == 0);
            json.writeNumberField("operand", order.operand(check));
            json.writeNumberField("limit", order.limit(check));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
