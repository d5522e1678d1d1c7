package io.millrace.ops.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;

import java.util.List;

/** How classes look, and who alone may do what. */
final class ShapeRules {

    private static final String MACHINE = "io.millrace.risk.state.TradingStateMachine";

    private static final String WORN_NAMES =
            "(.*(Manager|Util|Utils|Utility|Utilities|Helper|Helpers|Impl|Processor|Service|Dto))"
                    + "|(I[A-Z][a-z].*)";

    private static final DescribedPredicate<JavaAccess<?>> SETTINGS =
            Targets.of(
                    "system properties and the environment",
                    "java.lang.System#getProperty|getProperties|setProperty|getenv",
                    "java.lang.Boolean#getBoolean",
                    "java.lang.Integer#getInteger",
                    "java.lang.Long#getLong");

    private static final DescribedPredicate<JavaAccess<?>> EXIT =
            Targets.of(
                    "the end of the process",
                    "java.lang.System#exit",
                    "java.lang.Runtime#exit|halt");

    private static final DescribedPredicate<JavaAccess<?>> CONSOLE =
            Targets.of(
                    "the console",
                    "java.lang.System#out|err|in|console|setOut|setErr",
                    "*#printStackTrace",
                    "java.lang.IO#*");

    /** Everything but what reads, tells or counts: a later transition is covered at once. */
    private static final DescribedPredicate<JavaAccess<?>> TRANSITION =
            DescribedPredicate.describe(
                    "transitions of the trading state",
                    access ->
                            access.getTargetOwner().getName().equals(MACHINE)
                                    && !List.of(
                                                    "<init>",
                                                    "state",
                                                    "isHalted",
                                                    "cause",
                                                    "measured",
                                                    "allowed",
                                                    "haltSequence",
                                                    "haltCauses",
                                                    "note",
                                                    "begin")
                                            .contains(access.getName()));

    private ShapeRules() {}

    static List<HouseRule> all() {
        return List.of(
                new HouseRule(
                        "closed-classes",
                        classes()
                                .that()
                                .areNotAnonymousClasses()
                                .should(Conditions.beClosed())
                                .because("nothing is extended by chance")),
                new HouseRule("no-public-mutable-fields", publicFields()),
                new HouseRule(
                        "null-marked", classes().should(Conditions.liveInNullMarkedPackage())),
                new HouseRule("worn-names", classes().should(Conditions.notBeNamed(WORN_NAMES))),
                new HouseRule(
                        "raw-memory",
                        noClasses()
                                .that(not(Layers.in("model.event", "journal")))
                                .should()
                                .dependOnClassesThat(
                                        Layers.libraries(
                                                List.of(
                                                        "java.lang.foreign.",
                                                        "sun.misc.",
                                                        "jdk.internal.",
                                                        "org.agrona.UnsafeApi")))),
                only("settings-in-ops", SETTINGS, "ops"),
                only("console-in-cli", CONSOLE, "ops.cli"),
                new HouseRule(
                        "exit-in-main",
                        noClasses()
                                .that()
                                .doNotHaveFullyQualifiedName("io.millrace.ops.cli.Main")
                                .should()
                                .accessTargetWhere(EXIT)),
                new HouseRule(
                        "trading-state",
                        noClasses()
                                .that(not(Layers.in("risk.state")))
                                .should()
                                .accessTargetWhere(
                                        not(Targets.from(
                                                        "io.millrace.risk.RiskStage",
                                                        "start",
                                                        "latch"))
                                                .and(TRANSITION))
                                .because("one place moves the trading state")));
    }

    private static HouseRule only(
            String name, DescribedPredicate<JavaAccess<?>> targets, String folder) {
        return new HouseRule(
                name, noClasses().that(not(Layers.in(folder))).should().accessTargetWhere(targets));
    }

    private static com.tngtech.archunit.lang.ArchRule publicFields() {
        return fields().that()
                .arePublic()
                .should()
                .beFinal()
                .andShould()
                .notHaveRawType(DescribedPredicate.describe("an array", type -> type.isArray()))
                .because("state has one writer");
    }
}
