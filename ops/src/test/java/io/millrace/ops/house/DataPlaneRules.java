package io.millrace.ops.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;

import java.util.List;

/** What would make two runs differ, or one event slow. */
final class DataPlaneRules {

    private static final String FIXED_POINT = "io.millrace.model.fixed.FixedPoint";

    /** Measures how long the way took; nothing that is decided depends on it. */
    private static final String PROBE = "io.millrace.engine.ring.TickToOrder";

    private static final DescribedPredicate<JavaAccess<?>> TIME =
            Targets.of(
                    "the ambient clock",
                    "java.lang.System#nanoTime|currentTimeMillis",
                    "java.time.*#now",
                    "java.time.Clock#system.*|tick.*",
                    "java.time.InstantSource#system",
                    "java.util.Date#<init>",
                    "java.util.Calendar#getInstance",
                    "org.agrona.concurrent.System*#*");

    private static final DescribedPredicate<JavaAccess<?>> CHANCE =
            Targets.of(
                    "chance",
                    "java.lang.Math#random",
                    "java.lang.StrictMath#random",
                    "java.util.Random#*",
                    "java.util.SplittableRandom#*",
                    "java.util.random.*#*",
                    "java.util.concurrent.ThreadLocalRandom#*",
                    "java.security.SecureRandom#*",
                    "java.util.UUID#randomUUID",
                    "java.util.Collections#shuffle");

    private static final DescribedPredicate<JavaAccess<?>> PLACE =
            Targets.of(
                    "what the machine happens to be",
                    "java.util.Locale#getDefault",
                    "java.time.ZoneId#systemDefault",
                    "java.util.TimeZone#getDefault",
                    "java.lang.System#lineSeparator",
                    "java.lang.Runtime#availableProcessors|freeMemory|totalMemory|maxMemory");

    private static final DescribedPredicate<JavaAccess<?>> CHANCE_ORDER =
            Targets.of(
                            "an order that differs from run to run",
                            "java.util.HashMap#*",
                            "java.util.HashSet#*",
                            "java.util.Hashtable#*",
                            "java.util.IdentityHashMap#*",
                            "java.util.WeakHashMap#*",
                            "java.util.concurrent.ConcurrentHashMap#*",
                            "java.util.Map#of|ofEntries|copyOf",
                            "java.util.Set#of|copyOf",
                            "java.util.stream.Collectors#toSet|toUnmodifiableSet|toUnmodifiableMap",
                            "java.lang.System#identityHashCode",
                            "java.lang.Object#hashCode|toString",
                            "java.util.Objects#hash|hashCode")
                    .or(
                            DescribedPredicate.describe(
                                    "hash of an enum",
                                    access ->
                                            access.getTargetOwner().isEnum()
                                                    && access.getName().equals("hashCode")));

    private static final DescribedPredicate<JavaAccess<?>> TEXT =
            Targets.of(
                    "text formats",
                    "java.lang.String#format|formatted|split|matches|replaceAll|replaceFirst",
                    "java.text.*#*",
                    "java.util.Formatter#*",
                    "java.util.Scanner#*",
                    "java.util.regex.*#*",
                    "java.time.format.*#*");

    private static final DescribedPredicate<JavaAccess<?>> REFLECTION =
            Targets.of(
                    "reflection",
                    "java.lang.Class#forName|cast|newInstance|get(Declared)?(Method|Field|"
                            + "Constructor)s?|getResource.*",
                    "java.lang.reflect.*#*",
                    "java.lang.invoke.MethodHandles*#*",
                    "java.util.ServiceLoader#*");

    private static final DescribedPredicate<JavaAccess<?>> LOOSE_MATH =
            Targets.of(
                    "mathematics that may differ from machine to machine",
                    "java.lang.Math#exp|expm1|log|log10|log1p|pow|sin|cos|tan|asin|acos|atan|atan2"
                            + "|sinh|cosh|tanh|cbrt|hypot");

    private static final List<String> CLOCKS =
            List.of(
                    "java.time.Clock",
                    "java.time.InstantSource",
                    "org.agrona.concurrent.NanoClock",
                    "org.agrona.concurrent.EpochClock",
                    "org.agrona.concurrent.EpochNanoClock",
                    "org.agrona.concurrent.EpochMicroClock",
                    "org.agrona.concurrent.Cached",
                    "org.agrona.concurrent.System");

    private static final List<String> LOGGERS =
            List.of(
                    "org.slf4j.",
                    "ch.qos.",
                    "java.util.logging.",
                    "java.lang.System$Logger",
                    "org.apache.logging.");

    private static final List<String> THREADS =
            List.of(
                    "java.lang.Thread",
                    "java.lang.InheritableThreadLocal",
                    "java.lang.ScopedValue",
                    "java.util.Timer",
                    "java.util.concurrent.");

    private DataPlaneRules() {}

    static List<HouseRule> all() {
        return List.of(
                dataPlane("ambient-time", not(Targets.from(PROBE, "nowNs")).and(TIME)),
                dataPlane("ambient-chance", CHANCE),
                dataPlane("ambient-place", PLACE),
                dataPlane("chance-order", CHANCE_ORDER),
                dataPlane("strict-math", LOOSE_MATH),
                new HouseRule("stages-hold-no-clock", stagesDoWithout(CLOCKS)),
                new HouseRule("no-streams", stagesDoWithout(List.of("java.util.stream."))),
                new HouseRule("no-logging", stagesDoWithout(LOGGERS)),
                new HouseRule("no-threads", stagesDoWithout(THREADS)),
                stages("no-text-formats", TEXT),
                stages("no-reflection", REFLECTION),
                decimals(),
                new HouseRule(
                        "no-shared-fields",
                        noFields()
                                .that()
                                .areDeclaredInClassesThat(Layers.STAGES)
                                .should()
                                .haveModifier(JavaModifier.VOLATILE)
                                .because("every piece of state has one thread")),
                new HouseRule(
                        "no-monitors",
                        classes()
                                .that()
                                .resideInAnyPackage(Layers.DATA_PLANE)
                                .should(Conditions.takeNoMonitor())),
                new HouseRule(
                        "no-locks",
                        noClasses()
                                .that(
                                        resideInAnyPackage(Layers.DATA_PLANE)
                                                .and(not(Layers.in("engine.ring"))))
                                .should()
                                .dependOnClassesThat(
                                        Layers.libraries(List.of("java.util.concurrent.locks.")))));
    }

    private static HouseRule dataPlane(String name, DescribedPredicate<JavaAccess<?>> targets) {
        return new HouseRule(
                name,
                noClasses()
                        .that()
                        .resideInAnyPackage(Layers.DATA_PLANE)
                        .should()
                        .accessTargetWhere(targets)
                        .because("whatever could make two runs differ is an event"));
    }

    private static HouseRule stages(String name, DescribedPredicate<JavaAccess<?>> targets) {
        return new HouseRule(
                name,
                noClasses()
                        .that(Layers.STAGES)
                        .should()
                        .accessTargetWhere(targets)
                        .because("the way of a tick is plain"));
    }

    private static ArchRule stagesDoWithout(List<String> prefixes) {
        DescribedPredicate<JavaClass> banned = Layers.libraries(prefixes);
        return noClasses()
                .that(Layers.STAGES)
                .should()
                .dependOnClassesThat(banned)
                .because("the way of a tick is plain");
    }

    private static HouseRule decimals() {
        DescribedPredicate<JavaAccess<?>> decimals = Targets.of("java.math", "java.math.*#*");
        return new HouseRule(
                "no-decimals",
                noClasses()
                        .that(Layers.STAGES.or(Layers.in("model")))
                        .should()
                        .accessTargetWhere(
                                not(Targets.from(FIXED_POINT, "parse", "toText")).and(decimals))
                        .because("money is a long; only its text is a decimal"));
    }
}
