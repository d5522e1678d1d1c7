package io.millrace.ops.config;

import java.nio.file.Path;
import java.util.List;

/**
 * The store of a run.
 *
 * @param enabled whether a run keeps one
 * @param file its path; empty means the standard place in the home
 */
public record StoreSettings(boolean enabled, String file) {

    static void addKeys(List<Key> keys) {
        keys.add(
                Key.of(
                        "store.enabled",
                        Kind.FLAG,
                        true,
                        "whether a run keeps a database of trades, orders and signals; a backtest"
                                + " never does"));
        keys.add(
                Key.of(
                        "store.path",
                        Kind.TEXT,
                        "",
                        "file of the database; empty means state/millrace.db in the home"));
    }

    /**
     * Reads the settings.
     *
     * @param config all settings
     * @return those of the store
     */
    public static StoreSettings from(Config config) {
        return new StoreSettings(config.flag("store.enabled"), config.text("store.path"));
    }

    /**
     * Where the store is.
     *
     * @param home folder of the run
     * @return path of the database
     */
    public Path in(Path home) {
        return file.isEmpty() ? home.resolve("state").resolve("millrace.db") : Path.of(file);
    }
}
