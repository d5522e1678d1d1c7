package io.millrace.bench.suite;

import io.millrace.bench.allocation.AllocationPart;
import io.millrace.bench.allocation.MemoryPart;
import io.millrace.bench.engine.EnginePart;
import io.millrace.bench.engine.GatePart;
import io.millrace.bench.engine.ThroughputPart;
import io.millrace.bench.exchange.ExchangePart;
import io.millrace.bench.journal.JournalPart;
import io.millrace.bench.journal.ReplayPart;
import io.millrace.bench.kill.KillPart;
import io.millrace.bench.latency.LatencyPart;
import io.millrace.bench.peer.IndicatorsPart;
import io.millrace.bench.run.Form;
import io.millrace.bench.run.Part;
import io.millrace.bench.scale.RecoveryPart;
import io.millrace.bench.scale.ScalePart;
import io.millrace.bench.startup.StartupPart;
import io.millrace.bench.startup.YearPart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Every part of the suite, in the order in which they run. */
final class Parts {

    private static final Map<String, Supplier<Part>> ALL = all();

    /**
     * Parts of the quick form and the seconds that each may take, from its first line to its last:
     * together less than a minute, with room for the starts of their Java machines. What must be
     * done however slow the machine, such as three rounds and the checks of answers, fits in where
     * it is half as fast as usual; {@code year} and {@code startup} start programs, and take what
     * these take.
     */
    private static final Map<String, Integer> QUICK_SECONDS =
            Map.of(
                    "indicators", 5,
                    "engine", 6,
                    "gate", 4,
                    "journal", 4,
                    "throughput", 7,
                    "latency", 7,
                    "replay", 6,
                    "year", 5,
                    "startup", 4);

    private Parts() {}

    private static Map<String, Supplier<Part>> all() {
        Map<String, Supplier<Part>> parts = new LinkedHashMap<>();
        parts.put("indicators", IndicatorsPart::new);
        parts.put("engine", EnginePart::new);
        parts.put("gate", GatePart::new);
        parts.put("journal", JournalPart::new);
        parts.put("throughput", ThroughputPart::new);
        parts.put("latency", LatencyPart::new);
        parts.put("exchange", ExchangePart::new);
        parts.put("replay", ReplayPart::new);
        parts.put("year", YearPart::new);
        parts.put("startup", StartupPart::new);
        parts.put("allocation", AllocationPart::new);
        parts.put("memory", MemoryPart::new);
        parts.put("kill", KillPart::new);
        parts.put("scale", ScalePart::new);
        parts.put("recovery", RecoveryPart::new);
        return parts;
    }

    static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /** {@return those that are not among these} */
    static List<String> without(List<String> chosen) {
        return names().stream().filter(name -> !chosen.contains(name)).toList();
    }

    /** {@return those that a form runs when none is chosen; the quick one leaves out some} */
    static List<String> of(Form form) {
        return form == Form.FULL
                ? names()
                : names().stream().filter(QUICK_SECONDS::containsKey).toList();
    }

    /** {@return nanoseconds that a part may take in a form; empty where its rounds are counted} */
    static OptionalLong lengthNs(String name, Form form) {
        Integer seconds = form == Form.QUICK ? QUICK_SECONDS.get(name) : null;
        return seconds == null ? OptionalLong.empty() : OptionalLong.of(seconds * 1_000_000_000L);
    }

    static Part make(String name) {
        Supplier<Part> part = ALL.get(name);
        if (part == null) {
            throw new IllegalArgumentException("no part " + name + "; there are " + names());
        }
        return part.get();
    }
}
