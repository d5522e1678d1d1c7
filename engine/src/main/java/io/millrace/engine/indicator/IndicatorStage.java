package io.millrace.engine.indicator;

import io.millrace.engine.bar.Bar;
import io.millrace.indicators.bank.IndicatorBank;
import io.millrace.indicators.bank.IndicatorSettings;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.StateHash;

/**
 * Hop 5 of a tick: one bank of indicators per instrument, fed by its closed bars. Single writer:
 * the engine's thread.
 */
public final class IndicatorStage {

    private final IndicatorBank[] banks;

    /**
     * Cold banks.
     *
     * @param settings periods of all banks
     * @param instruments how many instruments there are
     */
    public IndicatorStage(IndicatorSettings settings, int instruments) {
        banks = new IndicatorBank[instruments];
        for (int i = 0; i < instruments; i++) {
            banks[i] = new IndicatorBank(settings);
        }
    }

    /**
     * Feeds a closed bar.
     *
     * @param bar the bar
     * @return bank of its instrument
     */
    public IndicatorBank onBar(Bar bar) {
        IndicatorBank bank = banks[bar.instrument()];
        bank.update(
                FixedPoint.toDouble(bar.open()),
                FixedPoint.toDouble(bar.high()),
                FixedPoint.toDouble(bar.low()),
                FixedPoint.toDouble(bar.close()),
                FixedPoint.toDouble(bar.volume()));
        return bank;
    }

    /**
     * Adds every bank.
     *
     * @param hash to add to
     */
    public void hashInto(StateHash hash) {
        hash.putText("indicators");
        for (IndicatorBank bank : banks) {
            bank.save(hash);
        }
    }
}
