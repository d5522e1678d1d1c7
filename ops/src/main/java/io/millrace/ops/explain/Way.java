package io.millrace.ops.explain;

import io.millrace.model.instrument.InstrumentTable;
import io.millrace.ops.monitor.KeptRecord;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The way of an order or a decision, or all that one event caused.
 *
 * @param target what was asked for
 * @param epoch number of the epoch
 * @param strategies names, in the order of their numbers
 * @param instruments of the run
 * @param tick newest price of the instrument before the event; null when there is none
 * @param event the input that caused everything
 * @param bars closed by it
 * @param regime newest change of the instrument's regime until then; null when there is none
 * @param states changes of the trading state within the event
 * @param steps decisions with their orders; a step without a decision is the kill switch's
 */
record Way(
        Target target,
        int epoch,
        List<String> strategies,
        InstrumentTable instruments,
        @Nullable KeptRecord tick,
        KeptRecord event,
        List<KeptRecord> bars,
        @Nullable KeptRecord regime,
        List<KeptRecord> states,
        List<Step> steps) {

    /** A decision and the orders that it caused. */
    record Step(@Nullable KeptRecord decision, List<OrderWay> orders) {}

    String strategy(int number) {
        return number >= 0 && number < strategies.size()
                ? strategies.get(number)
                : "strategy " + number;
    }

    String symbol(int instrument) {
        return instrument < 0 ? "" : instruments.get(instrument).symbol();
    }
}
