package io.millrace.ops.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.MonitorInstruction;
import java.util.function.Predicate;

/** Conditions that ArchUnit does not bring. */
final class Conditions {

    private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";

    private Conditions() {}

    /** No method and no block is {@code synchronized}; blocks are read from the byte code. */
    static ArchCondition<JavaClass> takeNoMonitor() {
        return condition(
                "take no monitor",
                type ->
                        type.getMethods().stream()
                                        .noneMatch(
                                                method ->
                                                        method.getModifiers()
                                                                .contains(
                                                                        JavaModifier.SYNCHRONIZED))
                                && !hasMonitorInstruction(type));
    }

    /** The package has a package-info with {@code @NullMarked}. */
    static ArchCondition<JavaClass> liveInNullMarkedPackage() {
        return condition(
                "live in a package with a @NullMarked package-info",
                type -> type.getPackage().isAnnotatedWith(NULL_MARKED));
    }

    /** The class cannot be extended by chance. */
    static ArchCondition<JavaClass> beClosed() {
        return condition(
                "be final, abstract, sealed, an enum, a record or an interface",
                type ->
                        type.getModifiers().contains(JavaModifier.FINAL)
                                || type.getModifiers().contains(JavaModifier.ABSTRACT)
                                || type.isEnum()
                                || type.isInterface()
                                || isSealed(type));
    }

    /** The simple name is not one of those that say nothing. */
    static ArchCondition<JavaClass> notBeNamed(String regex) {
        return condition("avoid the names " + regex, type -> !type.getSimpleName().matches(regex));
    }

    private static ArchCondition<JavaClass> condition(String what, Predicate<JavaClass> holds) {
        return new ArchCondition<>(what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean satisfied = holds.test(type);
                String message = type.getName() + (satisfied ? " does " : " does not ") + what;
                events.add(new SimpleConditionEvent(type, satisfied, message));
            }
        };
    }

    private static boolean hasMonitorInstruction(JavaClass type) {
        return parse(type).methods().stream().anyMatch(Conditions::hasMonitorInstruction);
    }

    private static boolean hasMonitorInstruction(MethodModel method) {
        return method.code().stream()
                .flatMap(code -> code.elementStream())
                .anyMatch(MonitorInstruction.class::isInstance);
    }

    private static boolean isSealed(JavaClass type) {
        return parse(type).findAttribute(Attributes.permittedSubclasses()).isPresent();
    }

    private static ClassModel parse(JavaClass type) {
        try (InputStream in = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            return ClassFile.of().parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(type.getName(), e);
        }
    }
}
