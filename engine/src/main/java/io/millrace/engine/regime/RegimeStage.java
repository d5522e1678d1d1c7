package io.millrace.engine.regime;

import io.millrace.engine.bar.Bar;
import io.millrace.indicators.bank.IndicatorBank;
import io.millrace.model.event.EventType;
import io.millrace.model.event.OutputSink;
import io.millrace.model.event.RegimeFlyweight;
import io.millrace.model.state.Regime;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

import java.util.Arrays;

/**
 * Hop 6 of a tick: names the market's state from ADX and the regression's R², with persistence. The
 * first reading of a warm bank is taken at once; after that a change needs several equal raw
 * readings in a row. Every confirmed change is an output with its operands. Single writer: the
 * engine's thread.
 */
public final class RegimeStage {

    private static final int LAST_REGIME = Regime.values().length - 1;

    private final RegimeSettings settings;
    private final OutputSink outputs;
    private final RegimeFlyweight record = new RegimeFlyweight();
    private final Regime[] confirmed;
    private final Regime[] candidate;
    private final int[] readings;
    private long changes;

    /**
     * A stage that knows nothing yet.
     *
     * @param settings thresholds
     * @param instruments how many instruments there are
     * @param outputs where changes are told
     */
    public RegimeStage(RegimeSettings settings, int instruments, OutputSink outputs) {
        this.settings = settings;
        this.outputs = outputs;
        confirmed = new Regime[instruments];
        candidate = new Regime[instruments];
        readings = new int[instruments];
        Arrays.fill(confirmed, Regime.UNKNOWN);
        Arrays.fill(candidate, Regime.UNKNOWN);
    }

    /**
     * Reads a closed bar.
     *
     * @param bar the bar
     * @param bank its instrument's indicators, the bar included
     * @return the confirmed regime
     */
    public Regime onBar(Bar bar, IndicatorBank bank) {
        int id = bar.instrument();
        if (Double.isNaN(bank.adx()) || Double.isNaN(bank.rSquared())) {
            return Regime.UNKNOWN;
        }
        Regime raw = raw(bank.adx(), bank.rSquared());
        readings[id] = raw == candidate[id] ? readings[id] + 1 : 1;
        candidate[id] = raw;
        boolean first = confirmed[id] == Regime.UNKNOWN;
        if (raw != confirmed[id] && (first || readings[id] >= settings.persistence())) {
            tell(bar, bank, raw);
            confirmed[id] = raw;
        }
        return confirmed[id];
    }

    private Regime raw(double adx, double fit) {
        if (adx > settings.trendAdx() && fit > settings.trendFit()) {
            return Regime.TREND;
        }
        if (adx < settings.reversionAdx() && fit < settings.reversionFit()) {
            return Regime.MEAN_REVERSION;
        }
        return Regime.NEUTRAL;
    }

    private void tell(Bar bar, IndicatorBank bank, Regime next) {
        int id = bar.instrument();
        int payload = outputs.claim(EventType.REGIME_CHANGE, id, RegimeFlyweight.LENGTH);
        record.wrap(outputs.buffer(), payload)
                .barStartNs(bar.startNs())
                .timeframe(bar.timeframe().code())
                .from(confirmed[id].code())
                .to(next.code())
                .readings(readings[id])
                .adx(bank.adx())
                .rSquared(bank.rSquared())
                .plusDi(bank.plusDi())
                .minusDi(bank.minusDi());
        outputs.commit();
        changes++;
    }

    /**
     * How many changes were confirmed.
     *
     * @return 0 or more
     */
    public long changes() {
        return changes;
    }

    /**
     * Writes the regimes, and what may become of them. Cold path.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putText("regimes");
        sink.putInt(confirmed.length);
        sink.putLong(changes);
        for (int i = 0; i < confirmed.length; i++) {
            sink.putInt(confirmed[i].code());
            sink.putInt(candidate[i].code());
            sink.putInt(readings[i]);
        }
    }

    /**
     * Takes over a saved state. Cold path.
     *
     * @param source holds the state of a stage of as many instruments
     * @throws io.millrace.model.state.StateException if it does not
     */
    public void load(StateSource source) {
        source.expectText("regimes");
        source.expectCount("instruments", confirmed.length);
        changes = source.takeLong();
        for (int i = 0; i < confirmed.length; i++) {
            confirmed[i] = Regime.ofCode(source.takeCount("regime", LAST_REGIME));
            candidate[i] = Regime.ofCode(source.takeCount("regime", LAST_REGIME));
            readings[i] = source.takeInt();
        }
    }
}
