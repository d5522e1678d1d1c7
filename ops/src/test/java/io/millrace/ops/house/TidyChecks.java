package io.millrace.ops.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The numbers and habits of the style guide that a machine can check. */
final class TidyChecks {

    static final int MAX_MAIN_LINES = 400;
    static final int MAX_LINES = 800;
    static final int MAX_LINE = 100;
    static final int MAX_METHOD_LINES = 70;
    static final int MAX_PARAMETERS = 5;

    /** Files that may be longer, with the most lines they may have. */
    private static final Map<String, Long> LONG_FILES =
            Map.of(
                    // One pair of accessors for each field of the longest record there is.
                    "DecisionFlyweight", 630L,
                    // The same for the second longest.
                    "OrderFlyweight", 520L,
                    // One documented accessor for each sum of an account.
                    "PositionBook", 580L,
                    // One documented way in for each place that settings come from.
                    "Config", 410L,
                    // The wiring and every kind of input, to be seen at once.
                    "Pipeline", 420L,
                    // Each call into it fails closed for itself.
                    "RiskStage", 600L);

    /** A word for unfinished work must name its issue, as in {@code (#12)}. Written apart. */
    private static final Pattern UNFINISHED =
            Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b(?!\\s?\\(?#\\d+)");

    /** Folders of one machine, and hosts that serve packages. Written apart, as above. */
    private static final Pattern MACHINE =
            Pattern.compile(
                    "(?<![\\w.])/(wo"
                            + "rk|ro"
                            + "ot)/|(?<![\\w.])/ho"
                            + "me/[a-z]"
                            + "|[A-Z]:\\\\Us"
                            + "ers"
                            + "|\\b(repo\\d?|registry|nexus|artifactory|packages?|mirrors?)"
                            + "\\.[a-z0-9.-]+\\.(org|com|io|net|dev)\\b"
                            + "|\\bjc"
                            + "enter\\b|\\bjfr"
                            + "og\\b"
                            + "|<(repositories|pluginRepositories|distributionManagement|mirror)>");

    private static final Pattern LONE_STRING = Pattern.compile("\\s*(\\+ )?\".*\"[;,)]*");

    private TidyChecks() {}

    static List<TidyCheck> all() {
        return List.of(
                new TidyCheck("file-length", TidyChecks::fileLength),
                lines("line-length", file -> file.isJava(), TidyChecks::isTooLong),
                new TidyCheck("method-length", TidyChecks::methodLength),
                new TidyCheck("parameters", TidyChecks::parameters),
                lines("tabs", file -> true, line -> line.indexOf('\t') >= 0),
                lines("trailing-blanks", file -> true, line -> !line.equals(line.stripTrailing())),
                lines("unfinished", file -> true, line -> UNFINISHED.matcher(line).find()),
                lines("machine", file -> true, line -> MACHINE.matcher(line).find()),
                new TidyCheck("disabled", TidyChecks::disabled),
                new TidyCheck("sleep", TidyChecks::sleep));
    }

    private static TidyCheck lines(
            String name, Predicate<TextFile> applies, Predicate<String> isBad) {
        Function<TextFile, List<String>> findings =
                file -> {
                    List<String> lines = applies.test(file) ? file.lines() : List.of();
                    return IntStream.range(0, lines.size())
                            .filter(i -> isBad.test(lines.get(i)))
                            .mapToObj(i -> file.path() + ":" + (i + 1) + ": " + lines.get(i))
                            .toList();
                };
        return new TidyCheck(name, findings);
    }

    private static List<String> fileLength(TextFile file) {
        if (!file.isJava()) {
            return List.of();
        }
        long lines = file.lines().size();
        boolean isLarge = lines > MAX_MAIN_LINES && (file.isTest() || JavaShape.of(file).isEnum());
        long most =
                LONG_FILES.getOrDefault(file.name(), (long) (isLarge ? MAX_LINES : MAX_MAIN_LINES));
        return lines <= most
                ? List.of()
                : List.of(file.path() + " has " + lines + " lines; it must have up to " + most);
    }

    private static boolean isTooLong(String line) {
        return line.codePointCount(0, line.length()) > MAX_LINE
                && !line.contains("://")
                && !LONE_STRING.matcher(line).matches();
    }

    private static List<String> methodLength(TextFile file) {
        return methods(
                file,
                method -> method.lines() > MAX_METHOD_LINES,
                method -> method.lines() + " lines; it must have up to " + MAX_METHOD_LINES);
    }

    /** In tests a long list of parameters is a row of a table, and reads as one. */
    private static List<String> parameters(TextFile file) {
        if (file.isTest()) {
            return List.of();
        }
        return methods(
                file,
                method -> method.parameters() > MAX_PARAMETERS && !method.isRecordHeader(),
                method -> method.parameters() + " parameters; the most is " + MAX_PARAMETERS);
    }

    private static List<String> methods(
            TextFile file,
            Predicate<JavaShape.Method> isBad,
            Function<JavaShape.Method, String> complaint) {
        if (!file.isJava()) {
            return List.of();
        }
        return JavaShape.of(file).methods().stream()
                .filter(isBad)
                .map(
                        method ->
                                file.path()
                                        + ": "
                                        + method.name()
                                        + " has "
                                        + complaint.apply(method))
                .toList();
    }

    private static List<String> disabled(TextFile file) {
        return file.isJava() && JavaShape.of(file).annotations().contains("Disabled")
                ? List.of(file.path() + " disables a test; delete or mend it")
                : List.of();
    }

    private static List<String> sleep(TextFile file) {
        if (!file.isJava() || !file.isTest()) {
            return List.of();
        }
        return JavaShape.of(file).selections().stream()
                .filter(
                        s ->
                                s.equals("Thread.sleep")
                                        || s.equals("TimeUnit.sleep")
                                        || s.endsWith("S.sleep"))
                .map(s -> file.path() + " sleeps: " + s + "; wait for what must happen")
                .toList();
    }

    /** The modules of the root's build file, in their order. */
    static List<String> modules(String pom) {
        List<String> modules = new ArrayList<>();
        Matcher matcher = Pattern.compile("<module>(.*?)</module>").matcher(pom);
        while (matcher.find()) {
            modules.add(matcher.group(1));
        }
        return modules;
    }
}
