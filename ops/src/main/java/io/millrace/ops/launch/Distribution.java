package io.millrace.ops.launch;

import java.nio.file.Path;

/**
 * Files that ship with the project, found beside the launcher, which names the place in {@code
 * millrace.root}.
 */
public final class Distribution {

    /** Version of the program, as {@code version} prints it and every epoch records it. */
    public static final String VERSION = "0.1.0";

    private Distribution() {}

    /**
     * A file that ships with the project.
     *
     * @param name relative to the launcher
     * @return its path
     */
    public static Path file(String name) {
        return Path.of(System.getProperty("millrace.root", ".")).resolve(name);
    }

    /**
     * The recorded market that a run without data reads.
     *
     * @return path of a CSV file
     */
    public static Path sample() {
        return file("samples/BTCUSDT-trades-2022-01-15.csv.gz");
    }

    /**
     * The instrument table of a run that names none.
     *
     * @return path of a TOML file
     */
    public static Path instruments() {
        return file("conf/instruments.toml");
    }
}
