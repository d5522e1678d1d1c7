package io.millrace.ops.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

import java.util.List;
import java.util.stream.Stream;

/** The packages that rules speak of. */
final class Layers {

    static final String ROOT = "io.millrace.";

    /** Where anything that could make two runs differ is an event, and nothing else. */
    static final String[] DATA_PLANE =
            of("model", "feed", "journal", "indicators", "risk", "broker", "engine", "strategies");

    /**
     * Code that runs between the doors, called from {@code onEvent}. Not the ring, which owns
     * thread and clock; not the adapter of a real broker, which speaks the broker's text on a
     * thread of its own.
     */
    static final DescribedPredicate<JavaClass> STAGES =
            in("model.event", "indicators", "risk", "broker.simulated", "strategies", "engine")
                    .or(JavaClass.Predicates.resideInAPackage(ROOT + "broker"))
                    .and(DescribedPredicate.not(in("engine.ring")))
                    .as("stages");

    private Layers() {}

    /** Package patterns of folders and all below them. */
    static String[] of(String... folders) {
        return Stream.of(folders).map(folder -> ROOT + folder + "..").toArray(String[]::new);
    }

    /** Classes of folders and all below them. */
    static DescribedPredicate<JavaClass> in(String... folders) {
        return JavaClass.Predicates.resideInAnyPackage(of(folders))
                .as("classes of " + String.join(", ", folders));
    }

    /** Classes of libraries, arrays of them included. */
    static DescribedPredicate<JavaClass> libraries(List<String> prefixes) {
        return DescribedPredicate.describe(
                "classes of " + String.join(", ", prefixes),
                type ->
                        prefixes.stream()
                                .anyMatch(type.getBaseComponentType().getName()::startsWith));
    }
}
