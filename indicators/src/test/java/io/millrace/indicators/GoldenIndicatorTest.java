package io.millrace.indicators;

import static io.millrace.indicators.Closeness.assertClose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.indicators.average.Ema;
import io.millrace.indicators.average.Sma;
import io.millrace.indicators.unlisted.UnlistedIndicator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every indicator against its golden file. Columns whose header begins with = are expected values,
 * an empty cell is a NaN, the other columns are inputs.
 */
final class GoldenIndicatorTest {

    private static final double RELATIVE = 1e-9;
    private static final long MAX_FILE_BYTES = 60_000;
    private static final int MIN_ROWS = 150;

    static List<Subjects.Case> cases() {
        return Subjects.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void shouldEqualGoldenFileWhenFedItsInputs(Subjects.Case golden) {
        CsvTable table = read(golden.golden());
        Subject subject = golden.fresh().get();
        List<String> expected = table.header().stream().filter(h -> h.startsWith("=")).toList();

        for (int row = 0; row < table.rows().size(); row++) {
            subject.feed().update(table.bar(row));
            for (String column : expected) {
                int line = row;
                assertClose(
                        table.number(row, column),
                        subject.value(column.substring(1)),
                        RELATIVE,
                        () -> golden.golden() + ", row " + line + ", column " + column);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void shouldNameItsSourceAndStaySmallWhenAGoldenFileIsAdded(Subjects.Case golden) {
        List<String> lines = lines(golden.golden());

        assertTrue(lines.getFirst().startsWith("# "), golden.golden() + " does not name a source");
        assertTrue(lines.size() - 2 >= MIN_ROWS, golden.golden() + " has too few rows");
        assertTrue(lines.stream().mapToLong(l -> l.length() + 1).sum() < MAX_FILE_BYTES);
    }

    @Test
    void shouldFindNoIndicatorWithoutGoldenFileWhenMainClassesAreScanned() {
        List<Class<?>> found = indicatorsIn(classesOf(Indicator.class));

        assertEquals(List.of(), withoutGoldenFile(found, Subjects.all()));
        assertEquals(Subjects.all().size(), found.size(), () -> "indicators found: " + found);
    }

    @Test
    void shouldReportIndicatorWhenItHasNoGoldenFile() {
        List<Class<?>> found = indicatorsIn(classesOf(UnlistedIndicator.class));

        assertEquals(List.of(UnlistedIndicator.class), found);
        assertEquals(found, withoutGoldenFile(found, Subjects.all()));
    }

    @Test
    void shouldReportIndicatorWhenItsListedFileDoesNotExist() {
        List<Subjects.Case> listed =
                List.of(
                        new Subjects.Case(Ema.class, "ema-20", () -> Subjects.ema(20)),
                        new Subjects.Case(Sma.class, "no-such-file", () -> Subjects.sma(20)));

        assertEquals(List.of(Sma.class), withoutGoldenFile(List.of(Ema.class, Sma.class), listed));
    }

    private static List<Class<?>> withoutGoldenFile(
            List<Class<?>> indicators, List<Subjects.Case> listed) {
        List<Class<?>> missing = new ArrayList<>(indicators);
        for (Subjects.Case golden : listed) {
            if (GoldenIndicatorTest.class.getResource(resource(golden.golden())) != null) {
                missing.remove(golden.type());
            }
        }
        return missing;
    }

    private static Path classesOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the classes of " + type + " are not in a folder", e);
        }
    }

    private static List<Class<?>> indicatorsIn(Path classes) {
        try (Stream<Path> files = Files.walk(classes)) {
            List<Class<?>> found = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                String name = classes.relativize(file).toString().replace('/', '.');
                if (name.endsWith(".class") && !name.endsWith("-info.class")) {
                    addIfIndicator(name.substring(0, name.length() - ".class".length()), found);
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addIfIndicator(String name, List<Class<?>> found) {
        try {
            ClassLoader loader = GoldenIndicatorTest.class.getClassLoader();
            Class<?> type = Class.forName(name, false, loader);
            if (Indicator.class.isAssignableFrom(type)
                    && !Modifier.isAbstract(type.getModifiers())) {
                found.add(type);
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name + " was compiled but cannot be loaded", e);
        }
    }

    static CsvTable read(String name) {
        List<String> lines = lines(name);
        return CsvTable.parse(lines.subList(1, lines.size()));
    }

    private static List<String> lines(String name) {
        try (InputStream in = GoldenIndicatorTest.class.getResourceAsStream(resource(name))) {
            if (in == null) {
                throw new IllegalStateException(resource(name) + " does not exist; add it");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        return "/golden/" + name + ".csv";
    }
}
