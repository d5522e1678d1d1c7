package io.millrace.ops.config;

import io.millrace.model.instrument.InstrumentTable;

import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A setting as it is given on a command line: {@code risk.max_position=0.1}, or {@code
 * instrument.BTCUSDT.taker_fee_bps=5} for one of an instrument.
 *
 * @param path dotted name
 * @param value as a settings file would give it; a text may do without its quotes
 */
public record Assignment(String path, String value) {

    private static final String INSTRUMENT = "instrument.";

    /**
     * Reads an assignment.
     *
     * @param text name, {@code =}, value
     * @return its two halves
     * @throws ConfigException when it has no name or no equals sign
     */
    public static Assignment parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new ConfigException(
                    "--set is \"" + text + "\"; write it as key=value, risk.max_position=0.1");
        }
        return new Assignment(
                text.substring(0, equals).strip(), text.substring(equals + 1).strip());
    }

    /**
     * Whether it is about an instrument, not about the settings.
     *
     * @return true for {@code instrument.SYMBOL.key}
     */
    public boolean isOfInstrument() {
        return path.startsWith(INSTRUMENT);
    }

    /**
     * Changes settings.
     *
     * @param config to change
     * @param all to set
     * @throws ConfigException naming every fault
     */
    public static void apply(Config config, List<Assignment> all) {
        List<String> faults = new ArrayList<>();
        for (Assignment each : all) {
            config.assign(each.path, each.toml(), "--set " + each.path, faults);
        }
        if (!faults.isEmpty()) {
            throw new ConfigException(faults);
        }
    }

    /**
     * Changes an instrument.
     *
     * @param table instruments
     * @return with the change
     * @throws ConfigException when there is no such instrument or key, or the value cannot be used
     */
    public InstrumentTable apply(InstrumentTable table) {
        String rest = path.substring(INSTRUMENT.length());
        int dot = rest.lastIndexOf('.');
        if (dot < 1) {
            throw new ConfigException(
                    "--set " + path + ": write it as instrument.SYMBOL.key, as in the table");
        }
        return InstrumentFile.with(table, rest.substring(0, dot), rest.substring(dot + 1), value);
    }

    /** What a file would give: TOML where it is some, else the text itself. */
    private Object toml() {
        TomlParseResult read = Toml.parse("value = " + value);
        if (read.hasErrors() || read.size() != 1) {
            return value;
        }
        return Objects.requireNonNullElse(read.get("value"), value);
    }
}
