package io.millrace.bench.report;

/**
 * Something to reach.
 *
 * @param name stable, for scripts
 * @param part of the suite that measures it
 * @param text what is compared with what
 * @param relation side of the target
 * @param target in the unit
 * @param unit of target and measured value; empty for a ratio
 */
public record Goal(
        String name, String part, String text, Relation relation, double target, String unit) {}
