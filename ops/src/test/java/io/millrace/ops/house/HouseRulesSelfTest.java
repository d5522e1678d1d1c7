package io.millrace.ops.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.lang.EvaluationResult;

import io.millrace.broker.breakers.BrokerBreakers;
import io.millrace.engine.breakers.EngineBreakers;
import io.millrace.engine.breakers.one.FirstOfCycle;
import io.millrace.engine.breakers.plain.PlainBreakers;
import io.millrace.feed.breakers.FeedBreakers;
import io.millrace.indicators.breakers.IndicatorBreakers;
import io.millrace.journal.breakers.JournalBreakers;
import io.millrace.model.breakers.ModelBreakers;
import io.millrace.ops.breakers.OpsBreakers;
import io.millrace.ops.monitor.breakers.MonitorBreakers;
import io.millrace.risk.breakers.RiskBreakers;
import io.millrace.strategies.breakers.StrategyBreakers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Breaks every rule on purpose: a rule that cannot go red keeps nothing. */
final class HouseRulesSelfTest {

    /** Homes of the breakers; their nested classes imitate the layer by their package. */
    private static final List<Class<?>> HOMES =
            List.of(
                    ModelBreakers.class,
                    FeedBreakers.class,
                    JournalBreakers.class,
                    IndicatorBreakers.class,
                    RiskBreakers.class,
                    BrokerBreakers.class,
                    EngineBreakers.class,
                    PlainBreakers.class,
                    FirstOfCycle.class,
                    StrategyBreakers.class,
                    OpsBreakers.class,
                    MonitorBreakers.class);

    static List<Arguments> breakers() {
        List<Arguments> breakers = new ArrayList<>();
        allBreakers()
                .forEach(
                        type -> {
                            for (String rule : type.getAnnotation(Breaks.class).value()) {
                                breakers.add(Arguments.of(rule, type));
                            }
                        });
        return breakers;
    }

    private static Stream<Class<?>> allBreakers() {
        return HOMES.stream()
                .flatMap(
                        home ->
                                Stream.concat(
                                        Stream.of(home), Stream.of(home.getDeclaredClasses())))
                .filter(type -> type.isAnnotationPresent(Breaks.class));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("breakers")
    void shouldGoRed(String rule, Class<?> breaker) {
        List<Class<?>> seen = new ArrayList<>(List.of(breaker));
        seen.addAll(List.of(breaker.getAnnotation(Breaks.class).with()));

        EvaluationResult result = HouseRules.named(rule).rule().evaluate(HouseRules.only(seen));

        assertTrue(result.hasViolation(), rule + " does not see " + breaker.getName());
        String report = result.getFailureReport().toString();
        assertTrue(report.contains(breaker.getName()), rule + " blames another: " + report);
    }

    @Test
    void shouldHaveBreakerForEveryRule() {
        TreeSet<String> rules =
                HouseRules.all().stream()
                        .map(HouseRule::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> broken =
                allBreakers()
                        .flatMap(type -> Stream.of(type.getAnnotation(Breaks.class).value()))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(rules, broken);
        assertEquals(HouseRules.all().size(), rules.size(), "two rules have one name");
    }
}
