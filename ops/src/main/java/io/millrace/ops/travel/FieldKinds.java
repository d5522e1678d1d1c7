package io.millrace.ops.travel;

import io.millrace.model.event.EventType;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.ops.monitor.FieldSink;
import io.millrace.ops.monitor.RecordFields;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which fields the records of each type have, and what they look like. Immutable. */
final class FieldKinds {

    /** What a field looks like. */
    enum Kind {
        /** A name or a code. */
        TEXT,
        /** Anything that is counted or measured. */
        NUMBER,
        /** An instant. */
        TIME,
        /** Yes or no. */
        FLAG
    }

    /** Fields that stand in the envelope. */
    private static final Map<String, Kind> ENVELOPE =
            Map.of(
                    "sequence", Kind.NUMBER,
                    "index", Kind.NUMBER,
                    "type", Kind.TEXT,
                    "time", Kind.TIME,
                    "symbol", Kind.TEXT);

    private final Map<String, Set<Kind>> kinds = new TreeMap<>();
    private final Map<Integer, Set<String>> ofType = new TreeMap<>();

    FieldKinds() {
        ENVELOPE.forEach((name, kind) -> kinds.put(name, EnumSet.of(kind)));
        for (int type = EventType.TRADE; type < EventType.EPOCH_HEAD; type++) {
            if (EventType.names().contains(EventType.name(type))) {
                Collector collector = new Collector();
                RecordFields.names(collector, type);
                collector.found.forEach(
                        (name, kind) ->
                                kinds.computeIfAbsent(name, key -> EnumSet.noneOf(Kind.class))
                                        .add(kind));
                ofType.put(type, Set.copyOf(collector.found.keySet()));
            }
        }
    }

    /** Kinds that a field has in some record; empty for a field that no record has. */
    Set<Kind> kinds(String name) {
        return kinds.getOrDefault(name, Set.of());
    }

    boolean has(int type, String name) {
        return ENVELOPE.containsKey(name) || ofType.getOrDefault(type, Set.of()).contains(name);
    }

    List<String> names() {
        return new ArrayList<>(kinds.keySet());
    }

    /** Takes names and kinds of one type. */
    private static final class Collector implements FieldSink {

        private final Map<String, Kind> found = new TreeMap<>();

        @Override
        public void text(String name, String value) {
            found.put(name, Kind.TEXT);
        }

        @Override
        public void whole(String name, long value) {
            found.put(name, Kind.NUMBER);
        }

        @Override
        public void amount(String name, long value) {
            found.put(name, Kind.NUMBER);
        }

        @Override
        public void number(String name, double value) {
            found.put(name, Kind.NUMBER);
        }

        @Override
        public void time(String name, long timeNs) {
            found.put(name, Kind.TIME);
        }

        @Override
        public void flag(String name, boolean value) {
            found.put(name, Kind.FLAG);
        }

        @Override
        public void texts(String name, List<String> values) {
            // A list cannot be compared.
        }

        @Override
        public void checks(OrderFlyweight order) {
            // A list cannot be compared.
        }
    }
}
