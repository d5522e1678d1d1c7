package io.millrace.ops.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import java.util.List;
import java.util.stream.Stream;

/** All rules, and the classes they are for. */
final class HouseRules {

    private HouseRules() {}

    static List<HouseRule> all() {
        return Stream.of(LayerRules.all(), DataPlaneRules.all(), ShapeRules.all())
                .flatMap(List::stream)
                .toList();
    }

    static HouseRule named(String name) {
        return all().stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no rule " + name));
    }

    /** Production classes only, from folders of classes or from jars, as Maven has them. */
    static JavaClasses production() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.millrace");
    }

    static JavaClasses only(List<Class<?>> types) {
        return new ClassFileImporter().importClasses(types);
    }
}
