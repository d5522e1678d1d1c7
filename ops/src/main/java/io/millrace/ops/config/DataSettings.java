package io.millrace.ops.config;

import io.millrace.engine.quality.QualitySettings;
import io.millrace.engine.signal.IlliquidHours;
import io.millrace.feed.format.Formats;
import io.millrace.model.state.QualityKind;
import io.millrace.model.state.QualityPolicy;
import io.millrace.model.time.Timeframe;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes the records about data from settings; what is wrong is an IllegalArgumentException. */
final class DataSettings {

    private final Config config;

    DataSettings(Config config) {
        this.config = config;
    }

    QualitySettings quality() {
        Map<QualityKind, QualityPolicy> policies = new EnumMap<>(QualityKind.class);
        for (QualityKind kind : QualityKind.values()) {
            if (kind != QualityKind.RECOVERED) {
                String key = "quality.on_" + kind.name().toLowerCase(Locale.ROOT);
                policies.put(kind, QualityPolicy.parse(config.text(key)));
            }
        }
        long goodTicks = config.whole("quality.good_ticks");
        return new QualitySettings(
                new QualitySettings.Limits(
                        config.whole("quality.gap"),
                        config.whole("quality.tolerance"),
                        config.whole("quality.delay"),
                        config.whole("quality.frozen"),
                        config.whole("quality.move")),
                Math.clamp(goodTicks, 0, Integer.MAX_VALUE),
                policies);
    }

    RunSettings.Bars bars() {
        List<Timeframe> context =
                config.texts("bars.context").stream().map(DataSettings::timeframe).toList();
        if (context.stream().distinct().count() != context.size()) {
            throw new IllegalArgumentException("context names a length twice; name each once");
        }
        return new RunSettings.Bars(context, config.flag("bars.regular_hours"));
    }

    private static Timeframe timeframe(String label) {
        try {
            return Timeframe.parse(label);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("context: " + e.getMessage(), e);
        }
    }

    IlliquidHours illiquid() {
        return new IlliquidHours(
                spans("illiquid_always"), spans("illiquid_fx"), spans("illiquid_nyse"));
    }

    private List<IlliquidHours.Span> spans(String key) {
        try {
            return ClockSpans.parse(config.text("hours." + key));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
        }
    }

    String format() {
        String name = config.text("run.format");
        if (!name.isEmpty()) {
            Formats.named(name);
        }
        return name;
    }
}
