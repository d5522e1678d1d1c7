package io.millrace.ops.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.journal.HaltLatch;
import io.millrace.journal.doctor.Finding;
import io.millrace.model.state.StateCause;
import io.millrace.model.state.Verdict;
import io.millrace.ops.launch.StrategyRegistry;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The guide to risk names every check, code, trigger and setting, and none that does not exist. */
class RiskGuideTest {

    private static final Pattern ROW = Pattern.compile("\\| (\\d{1,2}) [^|]*\\| ([^|]*)\\|.*");
    private static final Pattern CODE = Pattern.compile("\\b[A-Z][A-Z_]{3,}\\b");
    private static final Pattern LATCHED =
            Pattern.compile("(?:new HaltLatch|latch|write)\\(\\s*\"([A-Z_]+)\"");
    private static final Pattern SETTING =
            Pattern.compile("`((?:risk|kill|loss_streak|pipeline)\\.[a-z_]+)[` ]");

    private static List<String> guide() throws IOException {
        Path page = Path.of(System.getProperty("millrace.root"), "docs/risk.md");
        return Files.readAllLines(page, UTF_8);
    }

    @Test
    void shouldHaveEachCodeInTheRowOfItsCheck() throws IOException {
        Set<String> told = new TreeSet<>();
        for (String line : guide()) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                Matcher codes = CODE.matcher(row.group(2));
                while (codes.find()) {
                    told.add(row.group(1) + " " + codes.group());
                }
            }
        }
        Set<String> known = new TreeSet<>();
        for (Verdict verdict : Verdict.values()) {
            if (verdict != Verdict.PASS) {
                known.add(verdict.check() + " " + verdict);
            }
        }

        assertEquals(known, told);
    }

    @Test
    void shouldHaveEachTriggerInTheRunbook() throws IOException {
        List<String> lines = guide();
        List<String> told = new ArrayList<>();
        for (String line : lines.subList(lines.indexOf("## Runbook"), lines.size())) {
            Matcher first = Pattern.compile("\\| ([A-Z_]{4,}) \\|.*").matcher(line);
            if (first.matches()) {
                told.add(first.group(1));
            }
        }

        assertEquals(
                List.of(
                        StateCause.DAILY_LOSS.name(),
                        StateCause.DRAWDOWN.name(),
                        StateCause.CONCENTRATION.name(),
                        StateCause.CRITICAL.name(),
                        StateCause.GATEWAY_GUARD.name(),
                        StateCause.DATA.name(),
                        StateCause.MANUAL.name(),
                        StateCause.WATCHDOG.name(),
                        StateCause.LATCH.name(),
                        StateCause.FLATTEN_PENDING_OPEN.name(),
                        StateCause.UNEXPECTED_FILL.name(),
                        HaltLatch.FENCED,
                        HaltLatch.DISK_FLOOR,
                        Finding.Kind.JOURNAL_CORRUPT.name(),
                        Finding.Kind.JOURNAL_LOST_DATA.name(),
                        Finding.Kind.HIGH_WATER_UNKNOWN.name(),
                        HaltLatch.UNREADABLE),
                told);
    }

    /** What is written into a latch: causes of the trading state, findings, and its own. */
    @Test
    void shouldHaveEachCauseOfALatchInTheRunbook() throws Exception {
        Set<String> causes = new TreeSet<>();
        for (Finding.Kind kind : Finding.Kind.values()) {
            if (kind.halts()) {
                causes.add(kind.name());
            }
        }
        for (Field field : HaltLatch.class.getFields()) {
            String value = String.valueOf(field.get(null));
            if (CODE.matcher(value).matches()) {
                causes.add(value);
            }
        }
        assertEquals(6, causes.size(), causes.toString());
        String guide = String.join("\n", guide());
        String runbook = guide.substring(guide.indexOf("## Runbook"));
        for (String cause : causes) {
            assertTrue(runbook.contains("\n| " + cause + " | "), cause + " has no row");
        }
        // Nobody writes another one in words of its own.
        for (Path source : latching()) {
            Matcher named = LATCHED.matcher(Files.readString(source, UTF_8));
            while (named.find()) {
                assertTrue(runbook.contains("\n| " + named.group(1) + " | "), named.group());
            }
        }
    }

    private static List<Path> latching() throws IOException {
        Path root = Path.of(System.getProperty("millrace.root"));
        List<Path> found = new ArrayList<>();
        for (String module : List.of("ops", "journal")) {
            try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src/main/java"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (Files.readString(file, UTF_8).contains("new HaltLatch(")) {
                        found.add(file);
                    }
                }
            }
        }
        assertTrue(found.size() >= 5, found.toString());
        return found;
    }

    @Test
    void shouldNameEverySettingOfRiskAndNoOther() throws IOException {
        Set<String> told = new TreeSet<>();
        Matcher named = SETTING.matcher(String.join("\n", guide()));
        while (named.find()) {
            told.add(named.group(1));
        }
        Set<String> known = new TreeSet<>(Set.of("pipeline.dead_man", "pipeline.watchdog"));
        for (Key key : Keys.all(StrategyRegistry.all())) {
            String section = key.path().substring(0, key.path().indexOf('.'));
            if (Set.of("risk", "kill", "loss_streak").contains(section) && !key.internal()) {
                known.add(key.path());
            }
        }

        assertEquals(known, told);
    }
}
