package io.millrace.ops.monitor;

import static io.millrace.ops.monitor.JsonText.amount;
import static io.millrace.ops.monitor.JsonText.number;

import com.fasterxml.jackson.core.JsonGenerator;

import io.millrace.indicators.volatility.VolatilityState;
import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.event.IndicatorValuesFlyweight;
import io.millrace.model.event.PlanFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.Action;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Outcome;
import io.millrace.model.state.Regime;
import io.millrace.model.state.SizeCap;
import io.millrace.model.state.SizeCode;
import io.millrace.model.state.SizeRequest;
import io.millrace.model.state.TimeInForce;
import io.millrace.model.state.Verdict;
import io.millrace.model.time.Timeframe;

import java.io.IOException;

/** A decision as JSON fields: the same in the decision log and in an explanation. */
public final class DecisionText {

    private static final VolatilityState[] VOLATILITY = VolatilityState.values();

    private DecisionText() {}

    /**
     * Writes what was decided and everything it was made from.
     *
     * @param json where to, inside an object
     * @param decision record
     * @param strategy name of who decided
     * @throws IOException never, in memory
     */
    public static void write(JsonGenerator json, DecisionFlyweight decision, String strategy)
            throws IOException {
        json.writeStringField("decision", Outcome.ofCode(decision.outcome()).name());
        json.writeStringField("action", Action.ofCode(decision.action()).name());
        json.writeStringField("strategy", strategy);
        json.writeStringField("reason", DecisionReason.ofCode(decision.reason()).name());
        json.writeStringField("code", code(decision));
        json.writeNumberField("confidence", decision.confidence());
        amount(json, "price", decision.price());
        amount(json, "size", decision.size());
        json.writeStringField("size_code", SizeCode.ofCode(decision.sizeCode()).name());
        json.writeStringField("size_cap", SizeCap.ofCode(decision.sizeCap()).name());
        json.writeStringField("size_request", SizeRequest.ofCode(decision.sizeRequest()).name());
        amount(json, "request_value", decision.requestValue());
        amount(json, "entry", decision.entryPrice());
        amount(json, "stop", decision.stopPrice());
        amount(json, "target", decision.targetPrice());
        amount(json, "position", decision.position());
        amount(json, "risk_amount", decision.riskAmount());
        number(json, "risk_fraction", FixedPoint.toDouble(decision.riskFraction()));
        plan(json, decision.plan());
        trace(json, decision);
    }

    /**
     * The code that stood in the way, if any: the strategy's own block, the sizing, or the gate.
     *
     * @param decision record
     * @return name, empty when nothing did
     */
    public static String code(DecisionFlyweight decision) {
        if (decision.block() != DecisionReason.NO_SIGNAL.code()) {
            return DecisionReason.ofCode(decision.block()).name();
        }
        if (decision.verdict() != Verdict.PASS.code()) {
            return Verdict.ofCode(decision.verdict()).name();
        }
        return decision.sizeCode() > SizeCode.SIZED.code()
                ? SizeCode.ofCode(decision.sizeCode()).name()
                : "";
    }

    /**
     * State of the volatility at a decision.
     *
     * @param decision record
     * @return name
     */
    public static String volatility(DecisionFlyweight decision) {
        return VOLATILITY[decision.volatilityState()].name();
    }

    private static void plan(JsonGenerator json, PlanFlyweight plan) throws IOException {
        json.writeObjectFieldStart("plan");
        json.writeStringField("order_type", OrderType.ofCode(plan.orderType()).name());
        json.writeStringField("time_in_force", TimeInForce.ofCode(plan.timeInForce()).name());
        json.writeBooleanField("ladder", (plan.features() & PlanFlyweight.LADDER) != 0);
        json.writeBooleanField("chase", (plan.features() & PlanFlyweight.CHASE) != 0);
        json.writeBooleanField("on_timer", (plan.features() & PlanFlyweight.ON_TIMER) != 0);
        amount(json, "trigger_price", plan.triggerPrice());
        amount(json, "trail", plan.trail());
        JsonText.time(json, "expires", plan.expireNs());
        number(json, "weight", plan.weight());
        json.writeEndObject();
    }

    private static void trace(JsonGenerator json, DecisionFlyweight decision) throws IOException {
        json.writeObjectFieldStart("trace");
        json.writeStringField("bar_start", JsonText.isoTime(decision.barStartNs()));
        json.writeStringField("timeframe", Timeframe.ofCode(decision.timeframe()).label());
        json.writeStringField("regime", Regime.ofCode(decision.regime()).name());
        json.writeStringField("mode", Regime.ofCode(decision.mode()).name());
        json.writeStringField("volatility_state", volatility(decision));
        number(json, "trigger", decision.trigger());
        IndicatorValuesFlyweight values = decision.indicators();
        for (IndicatorField field : IndicatorField.values()) {
            number(json, field.label(), field.of(values));
        }
        NoiseText.write(json, decision.noise());
        json.writeEndObject();
    }
}
