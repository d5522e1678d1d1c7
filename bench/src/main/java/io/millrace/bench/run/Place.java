package io.millrace.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a part may write. Everything below it is removed when the part has ended.
 *
 * @param directory of the part
 * @param root of the checkout
 */
public record Place(Path directory, Path root) {

    /**
     * A fresh directory.
     *
     * @param name what for
     * @return its path
     */
    public Path fresh(String name) {
        try {
            return Files.createTempDirectory(directory, name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Removes a directory and all that is in it, so that the next measurement has room.
     *
     * @param directory may be missing
     */
    public static void remove(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> paths;
        try (Stream<Path> all = Files.walk(directory)) {
            paths = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : paths) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
