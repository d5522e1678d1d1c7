package io.millrace.ops.config;

import java.util.List;

/**
 * Settings that cannot be used. Its message names every fault, one line each: where, what is wrong,
 * what would be right.
 */
public final class ConfigException extends RuntimeException {

    private final transient List<String> faults;

    /**
     * Collects faults.
     *
     * @param faults one line each, at least one
     */
    public ConfigException(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
        this.faults = List.copyOf(faults);
    }

    /**
     * One fault.
     *
     * @param fault where, what, what would be right
     */
    public ConfigException(String fault) {
        this(List.of(fault));
    }

    /**
     * The faults.
     *
     * @return one line each, at least one
     */
    List<String> faults() {
        return faults;
    }
}
