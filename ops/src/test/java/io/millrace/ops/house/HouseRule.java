package io.millrace.ops.house;

import com.tngtech.archunit.lang.ArchRule;

/**
 * One rule of the house.
 *
 * @param name what {@link Breaks} refers to, lower case with hyphens
 * @param rule what is checked
 */
record HouseRule(String name, ArchRule rule) {

    @Override
    public String toString() {
        return name;
    }
}
