package io.millrace.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page on risk names every fault of the predecessors together with the test that shows it. */
class PredecessorTableTest {

    private static final Path PAGE = Path.of("..", "docs", "risk.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| [^|]+ \\| `(should\\w+)` \\|$");

    @Test
    void shouldNameEachTestOfThePredecessorsFaultsOnce() throws IOException {
        Set<String> tests = new TreeSet<>();
        for (Method method : PredecessorFaultsTest.class.getDeclaredMethods()) {
            if (method.isAnnotationPresent(Test.class)) {
                tests.add(method.getName());
            }
        }
        Set<String> named = new TreeSet<>();
        Matcher row = ROW.matcher(Files.readString(PAGE));
        int rows = 0;
        while (row.find()) {
            rows++;
            named.add(row.group(1));
        }
        assertEquals(tests, named);
        assertEquals(tests.size(), rows);
    }
}
