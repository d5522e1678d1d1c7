package io.millrace.ops.monitor;

import static io.millrace.ops.monitor.JsonText.amount;

import com.fasterxml.jackson.core.JsonGenerator;

import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;
import io.millrace.model.state.TimeInForce;
import io.millrace.model.state.Verdict;

import java.io.IOException;

/** A judged order as JSON fields: the same in the decision log and in an explanation. */
public final class OrderText {

    private OrderText() {}

    /**
     * Name of an order.
     *
     * @param sequence of its cause
     * @param number under its cause
     * @return for example {@code 28008.1}
     */
    public static String id(long sequence, int number) {
        return sequence + "." + number;
    }

    /**
     * Writes an order with verdict and every check.
     *
     * @param json where to, inside an object
     * @param sequence of its cause
     * @param order as judged
     * @throws IOException never, in memory
     */
    public static void write(JsonGenerator json, long sequence, OrderFlyweight order)
            throws IOException {
        json.writeStringField("id", id(sequence, order.number()));
        json.writeStringField("action", OrderAction.ofCode(order.action()).name());
        json.writeStringField("role", OrderRole.ofCode(order.role()).name());
        json.writeStringField("side", Side.ofCode(order.side()).name());
        json.writeStringField("order_type", OrderType.ofCode(order.orderType()).name());
        json.writeStringField("time_in_force", TimeInForce.ofCode(order.timeInForce()).name());
        json.writeBooleanField("reduce_only", order.reduceOnly() == 1);
        amount(json, "size", order.size());
        amount(json, "limit_price", order.limitPrice());
        amount(json, "stop_price", order.stopPrice());
        amount(json, "reference_price", order.referencePrice());
        JsonText.time(json, "expires", order.expireNs());
        json.writeStringField(
                "target",
                order.targetSequence() == 0
                        ? null
                        : id(order.targetSequence(), order.targetNumber()));
        json.writeStringField("verdict", Verdict.ofCode(order.verdict()).name());
        json.writeArrayFieldStart("checks");
        for (int number = 1; number <= OrderFlyweight.CHECKS; number++) {
            Check check = Check.of(number);
            json.writeStartObject();
            json.writeNumberField("check", number);
            json.writeStringField("name", check.label());
            String result = result(order, number);
            json.writeStringField("result", result);
            if (!result.equals(NOT_APPLICABLE)) {
                check.write(json, "operand", order.operand(number));
                check.write(json, "limit", order.limit(number));
            }
            matrix(json, check, order);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Which correlations were asked, also where they left nothing to judge. */
    private static void matrix(JsonGenerator json, Check check, OrderFlyweight order)
            throws IOException {
        if (check == Check.CORRELATION && order.matrix() != 0) {
            json.writeNumberField("matrix", Integer.toUnsignedLong(order.matrix()));
        }
    }

    /** Result of a check that had nothing to judge. */
    public static final String NOT_APPLICABLE = "NOT_APPLICABLE";

    /**
     * Result of a check.
     *
     * @param order as judged
     * @param number of the check, from 1
     * @return PASS, FAIL or NOT_APPLICABLE
     */
    public static String result(OrderFlyweight order, int number) {
        int bit = 1 << (number - 1);
        if ((order.notApplicable() & bit) != 0) {
            return NOT_APPLICABLE;
        }
        return (order.failedChecks() & bit) == 0 ? "PASS" : "FAIL";
    }
}
