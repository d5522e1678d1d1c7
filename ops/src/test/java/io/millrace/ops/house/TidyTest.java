package io.millrace.ops.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The style guide over the text of the whole checkout. */
final class TidyTest {

    private static final int MAX_PACKAGE = 30;
    private static final int LARGE_PACKAGE = 20;

    /** In the order a tick passes them. */
    private static final List<String> MODULES =
            List.of(
                    "model",
                    "feed",
                    "parquet",
                    "journal",
                    "indicators",
                    "risk",
                    "broker",
                    "engine",
                    "strategies",
                    "ops",
                    "bench");

    private static List<TextFile> files = List.of();

    @BeforeAll
    static void read() throws IOException {
        files = Checkout.textFiles();
    }

    static List<TidyCheck> checks() {
        return TidyChecks.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("checks")
    void shouldBeTidy(TidyCheck check) {
        List<String> findings =
                files.stream().flatMap(file -> check.findings().apply(file).stream()).toList();

        assertTrue(findings.isEmpty(), () -> check + ":\n" + String.join("\n", findings));
    }

    @Test
    void shouldReadTheWholeCheckout() {
        assertTrue(files.size() > 300, "only " + files.size() + " files below " + Checkout.ROOT);
        assertTrue(files.stream().anyMatch(file -> file.path().equals("pom.xml")));
        assertFalse(files.stream().anyMatch(file -> file.path().contains("/target/")));
    }

    @Test
    void shouldKeepPackagesSmall() {
        Map<String, Long> sizes =
                files.stream()
                        .filter(file -> file.isJava() && file.path().contains("/src/main/"))
                        .map(file -> file.path().substring(0, file.path().lastIndexOf('/')))
                        .collect(groupingBy(f -> f, TreeMap::new, counting()));
        List<String> tooLarge = new ArrayList<>();
        sizes.forEach(
                (folder, size) -> {
                    String finding = folder + " has " + size + " files";
                    if (size > MAX_PACKAGE) {
                        tooLarge.add(finding);
                    } else if (size > LARGE_PACKAGE) {
                        System.out.println("tidy: " + finding + "; split it before " + MAX_PACKAGE);
                    }
                });

        assertEquals(List.of(), tooLarge);
    }

    @Test
    void shouldListModulesInTheOrderOfATick() throws IOException {
        String pom = Files.readString(Checkout.ROOT.resolve("pom.xml"));

        assertEquals(MODULES, TidyChecks.modules(pom));
    }

    @Test
    void shouldListEveryFolderWithABuildFile() {
        List<String> folders =
                files.stream()
                        .map(TextFile::path)
                        .filter(path -> path.matches("[^/]+/pom\\.xml"))
                        .map(path -> path.substring(0, path.indexOf('/')))
                        .toList();

        assertEquals(MODULES.stream().sorted().toList(), folders);
    }
}
