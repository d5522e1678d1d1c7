package io.millrace.ops.house;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a class that breaks rules of the house on purpose, to prove that they go red. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Breaks {

    /** Names of the rules that must name this class. */
    String[] value();

    /** Classes that the rules must see beside this one. */
    Class<?>[] with() default {};
}
