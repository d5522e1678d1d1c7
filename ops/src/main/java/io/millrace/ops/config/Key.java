package io.millrace.ops.config;

import java.util.List;

/**
 * One setting that exists.
 *
 * @param path dotted name, for example {@code risk.max_position}
 * @param kind what its value looks like
 * @param standard default, as {@link Kind} makes it
 * @param choices texts that are allowed; empty when any is
 * @param internal written by the engine into the journal; not allowed in a file
 * @param meaning one sentence with the unit, for the reference
 */
record Key(
        String path,
        Kind kind,
        Object standard,
        List<String> choices,
        boolean internal,
        String meaning) {

    static Key of(String path, Kind kind, Object standard, String meaning) {
        return new Key(path, kind, standard, List.of(), false, meaning);
    }

    static Key choice(String path, String standard, List<String> choices, String meaning) {
        return new Key(path, Kind.TEXT, standard, choices, false, meaning);
    }

    static Key names(String path, String standard, List<String> choices, String meaning) {
        return new Key(path, Kind.NAMES, List.of(standard), choices, false, meaning);
    }

    static Key internal(String path, Kind kind, Object standard, String meaning) {
        return new Key(path, kind, standard, List.of(), true, meaning);
    }

    String section() {
        return path.substring(0, path.lastIndexOf('.'));
    }

    String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
