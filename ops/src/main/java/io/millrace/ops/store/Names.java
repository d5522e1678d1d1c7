package io.millrace.ops.store;

import io.millrace.model.instrument.InstrumentTable;

import java.util.List;

/**
 * Names of what records only number.
 *
 * @param instruments of the run
 * @param strategies in the order of their numbers
 */
record Names(InstrumentTable instruments, List<String> strategies) {

    String symbol(int instrument) {
        return instrument < 0 ? "" : instruments.get(instrument).symbol();
    }

    String strategy(int number) {
        return number >= 0 && number < strategies.size()
                ? strategies.get(number)
                : "strategy " + number;
    }
}
