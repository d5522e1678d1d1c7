package io.millrace.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The page on risk names every fault of the predecessors together with the test that shows it. */
class PredecessorTableTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| [^|]+ \\| `(?:(\\w+Test)\\.)?(should\\w+)` \\|$");

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs").resolve("risk.md"));
    }

    @Test
    void shouldNameEachTestOfThePredecessorsFaultsOnce() throws IOException {
        Set<String> tests = new TreeSet<>();
        for (Method method : PredecessorFaultsTest.class.getDeclaredMethods()) {
            if (method.isAnnotationPresent(Test.class)) {
                tests.add(method.getName());
            }
        }
        List<String> named = new ArrayList<>();
        Matcher row = ROW.matcher(page());
        while (row.find()) {
            if (row.group(1) == null) {
                named.add(row.group(2));
            }
        }
        assertEquals(tests, new TreeSet<>(named));
        assertEquals(tests.size(), named.size());
    }

    /** Some need more than risk: a strategy, a pipeline, a home. */
    @Test
    void shouldNameTestsOfOtherModulesThatExist() throws IOException {
        Set<String> named = new TreeSet<>();
        Matcher row = ROW.matcher(page());
        while (row.find()) {
            if (row.group(1) != null) {
                named.add(row.group(1) + "." + row.group(2));
                assertTrue(
                        source(row.group(1)).contains(" void " + row.group(2) + "("), row.group());
            }
        }
        assertEquals(
                Set.of(
                        "AdaptiveHoldingTest.shouldNotLoosenTheStopWhenTheRangeGrows",
                        "HaltedHomeTest.shouldStayHaltedWhateverIsDoneToItsFiles",
                        "PredecessorRunTest.shouldNotHalveBecauseTwoPricesRiseTogether"),
                named);
        assertTrue(source("HaltedHomeTest").contains("case STATE_EDITED -> activate(home);"));
    }

    private static String source(String test) throws IOException {
        for (String module : List.of("engine", "strategies", "ops")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                Path found =
                        files.filter(each -> each.endsWith(test + ".java"))
                                .findFirst()
                                .orElse(null);
                if (found != null) {
                    return Files.readString(found);
                }
            }
        }
        return "";
    }
}
