package io.millrace.ops.explain;

import io.millrace.indicators.volatility.VolatilitySpike;
import io.millrace.model.event.BarFlyweight;
import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.event.NoiseFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.event.PlanFlyweight;
import io.millrace.model.event.RegimeFlyweight;
import io.millrace.model.event.StateFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.Action;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Outcome;
import io.millrace.model.state.Regime;
import io.millrace.model.state.Side;
import io.millrace.model.state.SizeCap;
import io.millrace.model.state.SizeCode;
import io.millrace.model.state.SizeRequest;
import io.millrace.model.state.StateCause;
import io.millrace.model.state.TimeInForce;
import io.millrace.model.state.TradingState;
import io.millrace.model.state.Verdict;
import io.millrace.model.time.Timeframe;
import io.millrace.ops.monitor.Check;
import io.millrace.ops.monitor.Comparison;
import io.millrace.ops.monitor.DecisionText;
import io.millrace.ops.monitor.IndicatorField;
import io.millrace.ops.monitor.JsonText;
import io.millrace.ops.monitor.KeptRecord;
import io.millrace.ops.monitor.OrderText;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A way as text for people, at most 80 columns. */
final class ExplainText {

    private static final VolatilitySpike[] SPIKES = VolatilitySpike.values();

    private final Way way;
    private final Lines lines = new Lines();

    private ExplainText(Way way) {
        this.way = way;
    }

    static String of(Way way) {
        ExplainText writer = new ExplainText(way);
        writer.cause();
        for (Way.Step step : way.steps()) {
            writer.step(step);
        }
        return writer.lines.toString();
    }

    private void cause() {
        lines.row("explain", way.target().text() + " of epoch " + way.epoch());
        KeptRecord tick = way.tick();
        if (tick != null) {
            lines.row("tick before", AnswerText.input(tick));
        }
        lines.row("event", AnswerText.input(way.event()));
        BarFlyweight bar = new BarFlyweight();
        for (KeptRecord each : way.bars()) {
            bar(each, bar.wrap(each.buffer(), each.payload()));
        }
        KeptRecord change = way.regime();
        if (change != null) {
            regime(change, new RegimeFlyweight().wrap(change.buffer(), change.payload()));
        }
        StateFlyweight state = new StateFlyweight();
        for (KeptRecord each : way.states()) {
            state(state.wrap(each.buffer(), each.payload()));
        }
    }

    private void bar(KeptRecord each, BarFlyweight bar) {
        lines.row(
                "bar",
                way.symbol(each.instrument())
                        + " "
                        + Timeframe.ofCode(bar.timeframe()).label()
                        + " from "
                        + JsonText.isoTime(bar.startNs())
                        + ", "
                        + bar.tradeCount()
                        + " ticks");
        lines.cells(
                "",
                List.of(
                        "open " + FixedPoint.toText(bar.open()),
                        "high " + FixedPoint.toText(bar.high()),
                        "low " + FixedPoint.toText(bar.low()),
                        "close " + FixedPoint.toText(bar.close()),
                        "volume " + FixedPoint.toText(bar.volume())));
    }

    private void regime(KeptRecord change, RegimeFlyweight regime) {
        lines.row(
                "regime",
                Regime.ofCode(regime.to())
                        + " since event "
                        + change.sequence()
                        + " ("
                        + regime.readings()
                        + " readings), from "
                        + Regime.ofCode(regime.from()));
        lines.row(
                "",
                "adx "
                        + number(regime.adx())
                        + ", r2 "
                        + number(regime.rSquared())
                        + ", +di "
                        + number(regime.plusDi())
                        + ", -di "
                        + number(regime.minusDi()));
    }

    private void state(StateFlyweight state) {
        Comparison compared = Comparison.of(state);
        lines.row(
                "state",
                TradingState.ofCode(state.to())
                        + " by "
                        + StateCause.ofCode(state.cause())
                        + ": value "
                        + compared.valueText()
                        + ", limit "
                        + compared.limitText());
    }

    private void step(Way.Step step) {
        KeptRecord made = step.decision();
        if (made != null) {
            decision(made, new DecisionFlyweight().wrap(made.buffer(), made.payload()));
        }
        for (OrderWay each : step.orders()) {
            order(each);
        }
    }

    private void decision(KeptRecord made, DecisionFlyweight decision) {
        lines.blank();
        String code = DecisionText.code(decision);
        lines.row(
                "decision",
                made.sequence()
                        + "/"
                        + made.index()
                        + " "
                        + way.symbol(made.instrument())
                        + " "
                        + way.strategy(decision.strategyId())
                        + ": "
                        + Action.ofCode(decision.action())
                        + ", "
                        + Outcome.ofCode(decision.outcome())
                        + (code.isEmpty() ? "" : " " + code));
        lines.cells(
                "reason",
                List.of(
                        DecisionReason.ofCode(decision.reason()).name(),
                        "mode " + Regime.ofCode(decision.mode()),
                        "regime " + Regime.ofCode(decision.regime()),
                        "confidence " + decision.confidence()));
        lines.cells(
                "prices",
                List.of(
                        "close " + amount(decision.price()),
                        "trigger " + number(decision.trigger()),
                        "position " + amount(decision.position()),
                        "entry " + amount(decision.entryPrice()),
                        "stop " + amount(decision.stopPrice()),
                        "target " + amount(decision.targetPrice())));
        indicators(decision);
        noise(decision.noise());
        plan(decision.plan());
        sizing(decision);
    }

    private void indicators(DecisionFlyweight decision) {
        List<String> cells = new ArrayList<>();
        for (IndicatorField field : IndicatorField.values()) {
            cells.add(field.label() + " " + number(field.of(decision.indicators())));
        }
        cells.add("volatility " + DecisionText.volatility(decision));
        lines.cells("indicators", cells);
    }

    private void noise(NoiseFlyweight noise) {
        List<String> cells = new ArrayList<>();
        cells.add("measured " + number(noise.measured()));
        cells.add("allowed " + number(noise.allowed()));
        cells.add("spike " + SPIKES[noise.spike()]);
        cells.add("short_range " + number(noise.shortRange()));
        cells.add("usual_range " + number(noise.usualRange()));
        absent(cells, noise, NoiseFlyweight.NO_VOLUME, "no volume");
        absent(cells, noise, NoiseFlyweight.NO_QUOTES, "spread assumed");
        absent(cells, noise, NoiseFlyweight.NO_SPIKE, "no spike rule");
        lines.cells("noise", cells);
    }

    private static void absent(List<String> cells, NoiseFlyweight noise, int bit, String text) {
        if ((noise.notApplicable() & bit) != 0) {
            cells.add(text);
        }
    }

    private void plan(PlanFlyweight plan) {
        List<String> cells = new ArrayList<>();
        cells.add(OrderType.ofCode(plan.orderType()).name());
        cells.add(TimeInForce.ofCode(plan.timeInForce()).name());
        cells.add("trigger " + amount(plan.triggerPrice()));
        cells.add("trail " + amount(plan.trail()));
        cells.add("weight " + number(plan.weight()));
        if (plan.expireNs() != 0) {
            cells.add("until " + JsonText.isoTime(plan.expireNs()));
        }
        feature(cells, plan, PlanFlyweight.LADDER, "ladder");
        feature(cells, plan, PlanFlyweight.CHASE, "chase");
        feature(cells, plan, PlanFlyweight.ON_TIMER, "on timer");
        lines.cells("plan", cells);
    }

    private static void feature(List<String> cells, PlanFlyweight plan, int bit, String text) {
        if ((plan.features() & bit) != 0) {
            cells.add(text);
        }
    }

    private void sizing(DecisionFlyweight decision) {
        lines.cells(
                "sizing",
                List.of(
                        SizeRequest.ofCode(decision.sizeRequest())
                                + " "
                                + amount(decision.requestValue()),
                        "size " + amount(decision.size()),
                        SizeCode.ofCode(decision.sizeCode()).name(),
                        "bound by " + SizeCap.ofCode(decision.sizeCap()),
                        "at risk " + amount(decision.riskAmount()),
                        "part of equity " + amount(decision.riskFraction())));
    }

    private void order(OrderWay each) {
        OrderFlyweight order = each.order();
        lines.blank();
        lines.row(
                "order",
                each.id()
                        + " "
                        + way.symbol(each.judged().instrument())
                        + " "
                        + OrderAction.ofCode(order.action())
                        + " "
                        + OrderRole.ofCode(order.role())
                        + ": "
                        + Side.ofCode(order.side())
                        + " "
                        + OrderType.ofCode(order.orderType())
                        + " "
                        + TimeInForce.ofCode(order.timeInForce()));
        lines.cells(
                "prices",
                List.of(
                        "size " + amount(order.size()),
                        "limit " + amount(order.limitPrice()),
                        "stop " + amount(order.stopPrice()),
                        "market " + amount(order.referencePrice())));
        if (order.targetSequence() != 0) {
            lines.row(
                    OrderAction.ofCode(order.action()) == OrderAction.NEW ? "protects" : "changes",
                    OrderText.id(order.targetSequence(), order.targetNumber()));
        }
        lines.row("verdict", Verdict.ofCode(order.verdict()).name());
        checks(order);
        answers(each);
    }

    private void checks(OrderFlyweight order) {
        List<String> idle = new ArrayList<>();
        for (int number = 1; number <= OrderFlyweight.CHECKS; number++) {
            Check check = Check.of(number);
            String result = OrderText.result(order, number);
            if (result.equals(OrderText.NOT_APPLICABLE)) {
                idle.add(Integer.toString(number));
                continue;
            }
            lines.plain(
                    String.format(
                            Locale.ROOT,
                            "    %2d %-26s %-4s %20s %20s",
                            number,
                            check.label(),
                            result,
                            check.text(order.operand(number)),
                            check.text(order.limit(number))));
        }
        if (!idle.isEmpty()) {
            lines.cells("not judged", idle);
        }
        if (order.matrix() != 0) {
            String bars = Integer.toUnsignedString(order.matrix());
            lines.row("24 asked", "correlations of version " + bars);
        }
    }

    private void answers(OrderWay order) {
        KeptRecord sent = order.sent();
        lines.row("sent", sent == null ? "no" : "at " + JsonText.isoTime(sent.timeNs()));
        for (KeptRecord answer : order.answers()) {
            String after = AnswerText.after(answer.timeNs() - order.judged().timeNs());
            List<String> told = AnswerText.of(answer);
            lines.row(after, told.getFirst());
            told.stream().skip(1).forEach(each -> lines.row("", each));
        }
    }

    private static String amount(long value) {
        return AnswerText.amount(value);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }
}
