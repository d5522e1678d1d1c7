package io.millrace.ops.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.model.state.StateCause;
import io.millrace.model.state.Verdict;
import io.millrace.ops.launch.StrategyRegistry;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The guide to risk names every check, code, trigger and setting, and none that does not exist. */
class RiskGuideTest {

    private static final Pattern ROW = Pattern.compile("\\| (\\d{1,2}) [^|]*\\| ([^|]*)\\|.*");
    private static final Pattern CODE = Pattern.compile("\\b[A-Z][A-Z_]{3,}\\b");
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
                        StateCause.UNEXPECTED_FILL.name()),
                told);
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
