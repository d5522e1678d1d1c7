package io.millrace.strategies.scripted;

import io.millrace.engine.strategy.OrderPlan;
import io.millrace.engine.strategy.Wanted;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.state.Side;
import io.millrace.model.state.TimeInForce;

import java.util.Arrays;

/** What a script wants on one bar of one instrument. Numbers that are absent are NaN. */
final class ScriptRow {

    /** What is wanted. */
    enum Verb {
        LONG,
        SHORT,
        EXIT,
        STOP,
        CANCEL,
        REPRICE
    }

    private final long startNs;
    private final String symbol;
    private final Verb verb;
    private final double[] numbers = new double[ScriptReader.NUMBERS.size()];
    private TimeInForce timeInForce = TimeInForce.GOOD_TILL_CANCEL;
    private boolean ladder;
    private boolean chase;

    ScriptRow(long startNs, String symbol, Verb verb) {
        this.startNs = startNs;
        this.symbol = symbol;
        this.verb = verb;
        Arrays.fill(numbers, Double.NaN);
    }

    long startNs() {
        return startNs;
    }

    String symbol() {
        return symbol;
    }

    void number(int index, double value) {
        numbers[index] = value;
    }

    void timeInForce(TimeInForce how) {
        timeInForce = how;
    }

    void ladder() {
        ladder = true;
    }

    void chase() {
        chase = true;
    }

    private double number(String name) {
        return numbers[ScriptReader.NUMBERS.indexOf(name)];
    }

    boolean has(String name) {
        return !Double.isNaN(number(name));
    }

    double confidence() {
        return number("confidence");
    }

    Verb verb() {
        return verb;
    }

    void fill(Wanted wanted) {
        switch (verb) {
            case LONG -> enter(wanted.enter(Side.BUY, DecisionReason.SCRIPTED));
            case SHORT -> enter(wanted.enter(Side.SELL, DecisionReason.SCRIPTED));
            case EXIT -> {
                wanted.exit(DecisionReason.SCRIPTED).limit(number("limit"));
                size(wanted);
                plan(wanted.plan());
            }
            case STOP -> wanted.moveStop(number("price"));
            case CANCEL -> wanted.cancel(DecisionReason.SCRIPTED);
            case REPRICE -> wanted.reprice(number("price"), DecisionReason.SCRIPTED);
        }
    }

    private void enter(Wanted wanted) {
        wanted.limit(number("limit")).stop(number("stop")).target(number("target"));
        if (has("confidence")) {
            wanted.confidence((int) number("confidence"));
        }
        size(wanted);
        plan(wanted.plan());
    }

    private void size(Wanted wanted) {
        if (has("size")) {
            wanted.fixedSize(number("size"));
        } else if (has("weight")) {
            wanted.targetWeight(number("weight"));
        } else if (has("risk")) {
            wanted.riskFraction(number("risk"));
        }
    }

    private void plan(OrderPlan plan) {
        plan.timeInForce(timeInForce).when(number("trigger")).trail(number("trail"));
        if (has("seconds")) {
            plan.validFor((long) (number("seconds") * 1e9));
        }
        if (ladder) {
            plan.ladder();
        }
        if (chase) {
            plan.chase();
        }
    }
}
