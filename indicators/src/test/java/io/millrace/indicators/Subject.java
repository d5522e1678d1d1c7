package io.millrace.indicators;

import io.millrace.model.state.StateHash;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** An indicator under test: how a bar is fed to it and which values it answers, by name. */
public record Subject(Indicator indicator, Feed feed, Map<String, DoubleSupplier> outputs) {

    /** Feeds one bar and returns what the update returned. */
    public interface Feed {
        double update(Bar bar);
    }

    static Subject of(Indicator indicator, Feed feed) {
        return new Subject(indicator, feed, new LinkedHashMap<>());
    }

    Subject with(String output, DoubleSupplier value) {
        outputs.put(output, value);
        return this;
    }

    /** Returns one row of outputs for each bar. */
    List<double[]> run(List<Bar> bars) {
        List<double[]> rows = new ArrayList<>();
        for (Bar bar : bars) {
            feed.update(bar);
            rows.add(values());
        }
        return rows;
    }

    double[] values() {
        return outputs.values().stream().mapToDouble(DoubleSupplier::getAsDouble).toArray();
    }

    double value(String output) {
        DoubleSupplier supplier = outputs.get(output);
        if (supplier == null) {
            throw new IllegalArgumentException(
                    indicator.getClass().getSimpleName() + " has no output " + output);
        }
        return supplier.getAsDouble();
    }

    String hash() {
        StateHash hash = new StateHash();
        indicator.save(hash);
        return hash.toHex();
    }
}
