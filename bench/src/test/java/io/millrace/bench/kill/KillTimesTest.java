package io.millrace.bench.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.bench.report.Findings;

import org.junit.jupiter.api.Test;

import java.util.List;

class KillTimesTest {

    @Test
    void shouldTellTheLongestOfFewKills() {
        KillTimes times = new KillTimes("command");
        for (int i = 1; i <= 40; i++) {
            times.add(i * 1_000_000L, i * 2_000_000L, i * 100_000_000L);
        }
        Findings findings = new Findings();

        times.tell(findings);

        // Histograms keep three digits.
        assertEquals(40, times.longestFirstMs(), 0.05);
        assertEquals(4, times.longestFlatS(), 0.005);
        List<String> names = findings.figures().stream().map(Findings.Figure::name).toList();
        assertEquals(6, names.size());
        assertTrue(names.contains("command, first cancel at the door, longest"));
        assertTrue(names.stream().noneMatch(name -> name.contains("p99")));
    }
}
