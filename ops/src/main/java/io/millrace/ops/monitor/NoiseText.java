package io.millrace.ops.monitor;

import com.fasterxml.jackson.core.JsonGenerator;

import io.millrace.indicators.volatility.VolatilitySpike;
import io.millrace.model.event.NoiseFlyweight;

import java.util.ArrayList;
import java.util.List;

/** What stood against an entry, or could not be judged, as JSON fields. */
final class NoiseText {

    private static final VolatilitySpike[] SPIKES = VolatilitySpike.values();

    private NoiseText() {}

    static void write(JsonGenerator json, NoiseFlyweight noise) {
        write(new JsonFields(json), noise);
    }

    static void write(FieldSink fields, NoiseFlyweight noise) {
        fields.number("block_measured", noise.measured());
        fields.number("block_allowed", noise.allowed());
        fields.text("spike", SPIKES[noise.spike()].name());
        fields.number("short_range", noise.shortRange());
        fields.number("usual_range", noise.usualRange());
        List<String> without = new ArrayList<>();
        name(without, noise, NoiseFlyweight.NO_VOLUME, "volume");
        name(without, noise, NoiseFlyweight.NO_QUOTES, "quoted_spread");
        name(without, noise, NoiseFlyweight.NO_SPIKE, "spike");
        fields.texts("not_applicable", without);
    }

    private static void name(List<String> names, NoiseFlyweight noise, int bit, String name) {
        if ((noise.notApplicable() & bit) != 0) {
            names.add(name);
        }
    }
}
