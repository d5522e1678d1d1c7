package io.millrace.parquet;

import io.millrace.feed.FeedException;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/** What is said of a file that is not as its writer left it. Pure functions, any thread. */
final class Damage {

    private Damage() {}

    /** An error that names what is there. */
    static FeedException of(Path file, String found) {
        return new FeedException(
                file.toString(), found, "the file must be as its writer left it, and complete");
    }

    /** The same, with what was thrown. */
    static FeedException of(Path file, String found, Throwable cause) {
        FeedException refusal = of(file, found);
        refusal.initCause(cause);
        return refusal;
    }

    /** A field that the format asks for. */
    static <T> T given(Path file, @Nullable T field, String name) {
        if (field == null) {
            throw of(file, "file does not tell " + name);
        }
        return field;
    }
}
