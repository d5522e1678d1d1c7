package io.millrace.ops.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.List;

/** Nothing but the benchmarks has the benchmarks, or what they compare with. */
final class BenchApartTest {

    @ParameterizedTest
    @ValueSource(strings = {"ta4j-core", "ta-lib", "exchange-core", "commons-math3"})
    void shouldNamePeersInTheBuildFileOfTheBenchmarksOnly(String artifact) throws IOException {
        assertEquals(
                List.of("bench/pom.xml"), poms("<artifactId>" + artifact + "</artifactId>"));
    }

    @Test
    void shouldDependOnTheBenchmarksNowhere() throws IOException {
        assertEquals(
                List.of("bench/pom.xml"), poms("<artifactId>millrace-bench</artifactId>"));
    }

    private static List<String> poms(String text) throws IOException {
        return Checkout.textFiles().stream()
                .filter(file -> file.path().endsWith("pom.xml"))
                .filter(file -> String.join("\n", file.lines()).contains(text))
                .map(TextFile::path)
                .toList();
    }
}
