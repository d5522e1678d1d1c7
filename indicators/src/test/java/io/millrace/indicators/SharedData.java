package io.millrace.indicators;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Test data beside the project, in ../shared/data; tests that need it are skipped without it. */
final class SharedData {

    private SharedData() {}

    static CsvTable table(String name) {
        return CsvTable.parse(lines(name));
    }

    static List<String> lines(String name) {
        String root = System.getProperty("millrace.root", ".");
        Path file = Path.of(root).resolve("../shared/data/vectors").resolve(name).normalize();
        assumeTrue(Files.isReadable(file), () -> "skipped: no test data at " + file);
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
