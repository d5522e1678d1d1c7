package io.millrace.ops.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.strategy.StrategyProvider;
import io.millrace.model.state.TradingState;
import io.millrace.ops.config.Config;
import io.millrace.ops.run.PaperRun;
import io.millrace.ops.run.RunResult;
import io.millrace.ops.run.StopSignal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.tools.ToolProvider;

/** The example in the strategy author's guide compiles as it stands and trades. */
class StrategyGuideTest {

    @TempDir private Path directory;

    /** Writes each block of a class to its file. */
    private List<String> sources() throws Exception {
        Path guide = Path.of(System.getProperty("millrace.root"), "docs/strategies.md");
        List<String> files = new ArrayList<>();
        String page = Files.readString(guide);
        int at = page.indexOf("```java\npackage guide;");
        while (at >= 0) {
            String text = page.substring(at + 8, page.indexOf("\n```\n", at) + 1);
            int name = text.indexOf("final class ") + 12;
            String type = text.substring(name, text.indexOf(' ', name));
            Path file = Files.createDirectories(directory.resolve("guide")).resolve(type + ".java");
            files.add(Files.writeString(file, text).toString());
            at = page.indexOf("```java\npackage guide;", at + 1);
        }
        return files;
    }

    private void compile(List<String> sources) {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("-Xlint:all,-path", "-Werror", "-proc:none"));
        arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
        arguments.addAll(List.of("-d", directory.toString()));
        arguments.addAll(sources);
        int code =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, arguments.toArray(String[]::new));
        assertEquals(0, code, "exit code of the compiler");
    }

    @Test
    void shouldCompileAndTradeTheExampleOfTheGuide() throws Exception {
        List<String> sources = sources();
        assertEquals(2, sources.size());
        compile(sources);
        URL[] place = {directory.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(place, getClass().getClassLoader())) {
            StrategyProvider provider =
                    (StrategyProvider)
                            loader.loadClass("guide.HighProvider")
                                    .getDeclaredConstructor()
                                    .newInstance();
            Config config = Config.defaults(List.of(provider));
            config.override("run.strategy", "high", "test");
            Path home = Files.createDirectories(directory.resolve("home"));
            RunResult result =
                    new PaperRun(config, Optional.empty(), home, new StopSignal(() -> {})).run();

            assertEquals(TradingState.ACTIVE, result.view().tradingState());
            assertEquals(886, result.view().counters().bars());
            assertEquals(ENTRIES, result.view().counters().entries());
            assertTrue(result.view().counters().stopMoves() > 0, "the stop trails");
            assertEquals(ENTRIES - 1, result.view().strategies().getFirst().roundTrips());
        }
    }

    private static final long ENTRIES = 5;
}
