package io.millrace.ops.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Shows every check of style an untidy text, and the tidy one beside it. */
final class TidySelfTest {

    private static final String MAIN = "engine/src/main/java/io/millrace/engine/Tick.java";
    private static final String TEST = "engine/src/test/java/io/millrace/engine/TickTest.java";

    static List<Arguments> untidy() {
        return List.of(
                Arguments.of("file-length", MAIN, type("int i;\n".repeat(400))),
                Arguments.of("file-length", TEST, type("int i;\n".repeat(800))),
                Arguments.of("line-length", MAIN, "// " + "a".repeat(98)),
                Arguments.of("method-length", MAIN, type("void a() {" + "\n".repeat(70) + "}")),
                Arguments.of(
                        "parameters",
                        MAIN,
                        type("void a(int b, int c, int d, int e, int f, int g) {}")),
                Arguments.of("tabs", "conf/engine.toml", "\ta = 1"),
                Arguments.of("trailing-blanks", "README.md", "a tick \nand an order"),
                Arguments.of("unfinished", MAIN, "// TO" + "DO make it fast"),
                Arguments.of("unfinished", "README.md", "FIX" + "ME: the second tour"),
                Arguments.of("machine", "README.md", "cd /ro" + "ot/millrace"),
                Arguments.of("machine", "README.md", "in /wo" + "rk/main"),
                Arguments.of("machine", "README.md", "see /ho" + "me/ann/millrace"),
                Arguments.of("machine", "pom.xml", "<repo" + "sitories>"),
                Arguments.of("machine", "pom.xml", "https://repo1.ma" + "ven.example.org/maven2"),
                Arguments.of("disabled", TEST, type("@Disabled void a() {}")),
                Arguments.of("sleep", TEST, type("void a() { Thread.sleep(1); }")),
                Arguments.of("sleep", TEST, type("void a() { SECONDS.sleep(1); }")),
                Arguments.of("sleep", TEST, type("Object a = (Pause) Thread::sleep;")));
    }

    static List<Arguments> tidy() {
        return List.of(
                Arguments.of("file-length", MAIN, type("int i;\n".repeat(397))),
                Arguments.of("file-length", TEST, type("int i;\n".repeat(797))),
                Arguments.of("file-length", MAIN, "enum Tick {\n" + "A,\n".repeat(700) + "}"),
                Arguments.of("line-length", MAIN, "// " + "a".repeat(97)),
                Arguments.of("line-length", MAIN, "// https://" + "a".repeat(97)),
                Arguments.of("line-length", MAIN, "        + \"" + "a".repeat(97) + "\");"),
                Arguments.of("method-length", MAIN, type("void a() {" + "\n".repeat(69) + "}")),
                Arguments.of(
                        "parameters", MAIN, type("void a(int b, int c, int d, int e, int f) {}")),
                Arguments.of(
                        "parameters",
                        MAIN,
                        "record R(int a, int b, int c, int d, int e, int f) { R {} }"),
                Arguments.of("unfinished", MAIN, "// TO" + "DO (#12) make it fast"),
                Arguments.of(
                        "machine", "README.md", "cd millrace && ./millrace run --home /tmp/run"),
                Arguments.of("disabled", TEST, type("String a = \"@Disabled\";")),
                Arguments.of("sleep", TEST, type("String a = \"Thread.sleep(1)\";")));
    }

    private static String type(String body) {
        return "final class Tick {\n" + body + "\n}\n";
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("untidy")
    void shouldFind(String check, String path, String text) {
        assertFalse(findings(check, path, text).isEmpty(), "found nothing in: " + text);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("tidy")
    void shouldFindNothing(String check, String path, String text) {
        assertEquals(List.of(), findings(check, path, text));
    }

    private static List<String> findings(String name, String path, String text) {
        TidyCheck check =
                TidyChecks.all().stream()
                        .filter(c -> c.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        return check.findings().apply(new TextFile(path, text));
    }

    @Test
    void shouldShowEveryCheckAnUntidyText() {
        TreeSet<String> checks =
                TidyChecks.all().stream()
                        .map(TidyCheck::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> shown =
                untidy().stream()
                        .map(arguments -> (String) arguments.get()[0])
                        .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(checks, shown);
    }
}
