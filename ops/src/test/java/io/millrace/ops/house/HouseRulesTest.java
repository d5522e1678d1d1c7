package io.millrace.ops.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClasses;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The rules of the house, over every production class that the control plane can see. */
final class HouseRulesTest {

    private static final JavaClasses PRODUCTION = HouseRules.production();

    static List<HouseRule> rules() {
        return HouseRules.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void shouldKeepRule(HouseRule rule) {
        rule.rule().check(PRODUCTION);
    }

    @Test
    void shouldSeeEveryModuleAndNoTest() {
        TreeSet<String> modules =
                PRODUCTION.stream()
                        .map(type -> type.getPackageName().split("\\.", -1)[2])
                        .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(
                List.of(
                        "broker",
                        "engine",
                        "feed",
                        "indicators",
                        "journal",
                        "model",
                        "ops",
                        "risk",
                        "strategies"),
                List.copyOf(modules));
        assertFalse(PRODUCTION.contain(HouseRulesTest.class));
    }
}
