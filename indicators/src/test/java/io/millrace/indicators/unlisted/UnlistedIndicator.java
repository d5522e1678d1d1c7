package io.millrace.indicators.unlisted;

import io.millrace.indicators.Indicator;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/** An indicator without a golden file: what the completeness check must find. */
public final class UnlistedIndicator implements Indicator {

    @Override
    public boolean isWarm() {
        return true;
    }

    @Override
    public int warmUp() {
        return 1;
    }

    @Override
    public void reset() {}

    @Override
    public void save(StateSink sink) {}

    @Override
    public void load(StateSource source) {}
}
