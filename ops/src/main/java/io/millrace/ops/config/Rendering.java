package io.millrace.ops.config;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Writes settings: as a file, as a commented file, as a reference. */
final class Rendering {

    private Rendering() {}

    static String toml(Collection<Key> keys, Map<String, Object> values, boolean withInternal) {
        StringBuilder text = new StringBuilder();
        String section = "";
        for (Key key : keys) {
            if (key.internal() && !withInternal) {
                continue;
            }
            section = openSection(text, section, key);
            text.append(key.name()).append(" = ").append(written(key, values)).append('\n');
        }
        return text.toString();
    }

    static String commentedToml(Collection<Key> keys, Map<String, Object> values) {
        StringBuilder text = new StringBuilder();
        String section = "";
        for (Key key : keys) {
            if (key.internal()) {
                continue;
            }
            section = openSection(text, section, key);
            text.append("# ").append(key.meaning()).append('\n');
            text.append(key.name()).append(" = ").append(written(key, values)).append('\n');
        }
        return text.toString();
    }

    private static String openSection(StringBuilder text, String section, Key key) {
        if (!key.section().equals(section)) {
            text.append(section.isEmpty() ? "" : "\n");
            text.append('[').append(key.section()).append("]\n");
        }
        return key.section();
    }

    private static String written(Key key, Map<String, Object> values) {
        return key.kind().write(values.getOrDefault(key.path(), key.standard()));
    }

    static String reference(List<Key> keys) {
        StringBuilder text = new StringBuilder();
        text.append("# Settings\n\n");
        text.append(
                "Generated from the code by `./millrace config reference`; a test compares the"
                        + " two.\n");
        text.append(
                "A settings file is TOML and may hold any of these keys; an unknown key is an"
                        + " error.\n");
        String section = "";
        for (Key key : keys) {
            if (key.internal()) {
                continue;
            }
            if (!key.section().equals(section)) {
                section = key.section();
                text.append("\n## `[").append(section).append("]`\n\n");
                text.append("| key | default | value | meaning |\n| --- | --- | --- | --- |\n");
            }
            text.append("| `").append(key.name()).append("` | `");
            text.append(key.kind().write(key.standard())).append("` | ");
            text.append(allowed(key)).append(" | ").append(key.meaning()).append(" |\n");
        }
        return text.toString();
    }

    private static String allowed(Key key) {
        return key.choices().isEmpty()
                ? key.kind().expectation()
                : "`" + String.join("`, `", key.choices()) + "`";
    }
}
