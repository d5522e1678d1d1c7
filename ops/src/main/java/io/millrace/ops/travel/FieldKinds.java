package io.millrace.ops.travel;

import io.millrace.model.event.EventType;
import io.millrace.ops.journal.RecordColumns;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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

    private final Map<String, Set<Kind>> kinds = new TreeMap<>();
    private final Map<Integer, Set<String>> ofType = new TreeMap<>();

    FieldKinds() {
        RecordColumns.envelope().forEach((name, kind) -> kinds.put(name, EnumSet.of(of(kind))));
        for (int type = EventType.TRADE; type < EventType.EPOCH_HEAD; type++) {
            if (EventType.names().contains(EventType.name(type))) {
                take(type);
            }
        }
    }

    /** Lists cannot be compared. */
    private void take(int type) {
        Set<String> names = new TreeSet<>();
        RecordColumns.of(type)
                .forEach(
                        (name, kind) -> {
                            if (kind != RecordColumns.Kind.LIST) {
                                names.add(name);
                                kinds.computeIfAbsent(name, key -> EnumSet.noneOf(Kind.class))
                                        .add(of(kind));
                            }
                        });
        ofType.put(type, Set.copyOf(names));
    }

    private static Kind of(RecordColumns.Kind kind) {
        return switch (kind) {
            case TEXT, LIST -> Kind.TEXT;
            case WHOLE, AMOUNT, NUMBER -> Kind.NUMBER;
            case TIME -> Kind.TIME;
            case FLAG -> Kind.FLAG;
        };
    }

    /** Kinds that a field has in some record; empty for a field that no record has. */
    Set<Kind> kinds(String name) {
        return kinds.getOrDefault(name, Set.of());
    }

    boolean has(int type, String name) {
        return RecordColumns.envelope().containsKey(name)
                || ofType.getOrDefault(type, Set.of()).contains(name);
    }

    List<String> names() {
        return new ArrayList<>(kinds.keySet());
    }
}
