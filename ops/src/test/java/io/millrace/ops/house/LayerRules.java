package io.millrace.ops.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

import java.util.ArrayList;
import java.util.List;

/** Who may see whom: the table of modules, the homes of libraries, cycles, the network. */
final class LayerRules {

    private static final String AGRONA = "org.agrona.";
    private static final String DISRUPTOR = "com.lmax.disruptor.";
    private static final String CHRONICLE = "net.openhft.";
    private static final String HISTOGRAM = "org.HdrHistogram.";
    private static final String TOML = "org.tomlj.";
    private static final String PICOCLI = "picocli.";
    private static final String JACKSON = "com.fasterxml.jackson.";
    private static final String SQL = "java.sql.";
    private static final String SLF4J = "org.slf4j.";
    private static final String LOGBACK = "ch.qos.logback.";
    private static final String PEER = "jdk.net.";

    /** Libraries that the benchmarks compare with; the program never has them. */
    private static final List<String> COMPARED =
            List.of("org.ta4j.", "com.tictactec.", "exchange.core2.");


    /** In the order a tick passes them. */
    private static final List<Module> MODULES =
            List.of(
                    new Module("model", List.of(), List.of(AGRONA)),
                    new Module("feed", List.of("model"), List.of(AGRONA)),
                    new Module("journal", List.of("model"), List.of(AGRONA, CHRONICLE)),
                    new Module("indicators", List.of("model"), List.of()),
                    new Module("risk", List.of("model"), List.of(AGRONA)),
                    new Module("broker", List.of("model"), List.of(AGRONA)),
                    new Module(
                            "engine",
                            List.of("model", "journal", "indicators", "risk", "broker"),
                            List.of(AGRONA, DISRUPTOR, HISTOGRAM)),
                    new Module(
                            "strategies",
                            List.of("model", "indicators", "engine.strategy"),
                            List.of()),
                    new Module(
                            "ops",
                            List.of(
                                    "model",
                                    "feed",
                                    "journal",
                                    "indicators",
                                    "risk",
                                    "broker",
                                    "engine",
                                    "strategies"),
                            List.of(
                                    AGRONA, HISTOGRAM, TOML, PICOCLI, JACKSON, SLF4J, LOGBACK,
                                    PEER)));

    private static final List<Home> HOMES =
            List.of(
                    new Home("disruptor", List.of(DISRUPTOR), List.of("engine.ring")),
                    new Home("chronicle", List.of(CHRONICLE), List.of("journal")),
                    new Home("histogram", List.of(HISTOGRAM), List.of("engine.ring", "ops")),
                    new Home("toml", List.of(TOML), List.of("ops.config")),
                    new Home("picocli", List.of(PICOCLI), List.of("ops.cli")),
                    new Home("jackson", List.of(JACKSON), List.of("ops")),
                    new Home("peer", List.of(PEER), List.of("ops.control")),
                    new Home("sql", List.of(SQL), List.of("ops.store")),
                    new Home("logging", List.of(SLF4J, LOGBACK), List.of("ops")));

    private static final List<String> SOCKETS =
            List.of(
                    "java.net.",
                    "javax.net.",
                    "java.nio.channels.Asynchronous",
                    "java.nio.channels.DatagramChannel",
                    "java.nio.channels.MulticastChannel",
                    "java.nio.channels.NetworkChannel",
                    "java.nio.channels.Pipe",
                    "java.nio.channels.Selector",
                    "java.nio.channels.ServerSocketChannel",
                    "java.nio.channels.SocketChannel");

    private LayerRules() {}

    /** A module, the modules and the libraries it may see. */
    private record Module(String name, List<String> sees, List<String> libraries) {

        HouseRule inward() {
            List<String> folders = new ArrayList<>(sees);
            folders.add(name);
            List<String> prefixes = new ArrayList<>(libraries);
            prefixes.add("java.");
            prefixes.add("org.jspecify.");
            DescribedPredicate<JavaClass> allowed =
                    Layers.in(folders.toArray(String[]::new))
                            .or(Layers.libraries(prefixes))
                            .or(DescribedPredicate.describe("primitives", Module::isPrimitive));
            return new HouseRule(
                    "inward-" + name,
                    classes()
                            .that(Layers.in(name))
                            .should()
                            .onlyDependOnClassesThat(allowed)
                            .because("dependencies point inward"));
        }

        private static boolean isPrimitive(JavaClass type) {
            return type.getBaseComponentType().isPrimitive();
        }
    }

    /** A library and the packages it may be used in. */
    private record Home(String name, List<String> prefixes, List<String> folders) {

        HouseRule rule() {
            return new HouseRule(
                    "library-" + name,
                    noClasses()
                            .that(not(Layers.in(folders.toArray(String[]::new))))
                            .should()
                            .dependOnClassesThat(Layers.libraries(prefixes))
                            .because("a library lives in one place, so that it can be replaced"));
        }
    }

    static List<HouseRule> all() {
        List<HouseRule> rules = new ArrayList<>();
        MODULES.forEach(module -> rules.add(module.inward()));
        HOMES.forEach(home -> rules.add(home.rule()));
        rules.add(strategiesApart());
        rules.add(monitorApart());
        rules.add(benchApart());
        rules.add(
                new HouseRule(
                        "no-module-cycles",
                        slices().matching("io.millrace.(*)..").should().beFreeOfCycles()));
        rules.add(
                new HouseRule(
                        "no-package-cycles",
                        slices().matching("io.millrace.(**)").should().beFreeOfCycles()));
        rules.add(network());
        return rules;
    }

    private static HouseRule strategiesApart() {
        return new HouseRule(
                "strategies-apart",
                slices().matching("io.millrace.strategies.(*)..")
                        .should()
                        .notDependOnEachOther()
                        .because("one strategy can be taken out without touching another"));
    }

    private static HouseRule monitorApart() {
        return new HouseRule(
                "monitor-apart",
                noClasses()
                        .that(Layers.in("ops.monitor"))
                        .should()
                        .dependOnClassesThat(
                                Layers.in("feed", "risk", "broker", "engine", "strategies"))
                        .because("the control plane listens to the journal and to counters"));
    }

    private static HouseRule benchApart() {
        return new HouseRule(
                "bench-apart",
                noClasses()
                        .that(not(Layers.in("bench")))
                        .should()
                        .dependOnClassesThat(Layers.in("bench").or(Layers.libraries(COMPARED)))
                        .because("what measures the program, and its peers, are no part of it"));
    }

    private static HouseRule network() {
        return new HouseRule(
                "network",
                noClasses()
                        .that(not(Layers.in("feed", "broker", "ops")))
                        .should()
                        .dependOnClassesThat(Layers.libraries(SOCKETS))
                        .because("data comes in by one door and orders leave by one door"));
    }
}
