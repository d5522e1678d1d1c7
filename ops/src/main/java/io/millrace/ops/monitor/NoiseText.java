package io.millrace.ops.monitor;

import com.fasterxml.jackson.core.JsonGenerator;

import io.millrace.indicators.volatility.VolatilitySpike;
import io.millrace.model.event.NoiseFlyweight;

import java.io.IOException;

/** What stood against an entry, or could not be judged, as JSON fields. */
final class NoiseText {

    private static final VolatilitySpike[] SPIKES = VolatilitySpike.values();

    private NoiseText() {}

    static void write(JsonGenerator json, NoiseFlyweight noise) throws IOException {
        JsonText.number(json, "block_measured", noise.measured());
        JsonText.number(json, "block_allowed", noise.allowed());
        json.writeStringField("spike", SPIKES[noise.spike()].name());
        JsonText.number(json, "short_range", noise.shortRange());
        JsonText.number(json, "usual_range", noise.usualRange());
        json.writeArrayFieldStart("not_applicable");
        name(json, noise, NoiseFlyweight.NO_VOLUME, "volume");
        name(json, noise, NoiseFlyweight.NO_QUOTES, "quoted_spread");
        name(json, noise, NoiseFlyweight.NO_SPIKE, "spike");
        json.writeEndArray();
    }

    private static void name(JsonGenerator json, NoiseFlyweight noise, int bit, String name)
            throws IOException {
        if ((noise.notApplicable() & bit) != 0) {
            json.writeString(name);
        }
    }
}
