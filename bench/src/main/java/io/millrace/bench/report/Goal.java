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
        String name, String part, String text, Relation relation, double target, String unit) {

    /**
     * The command that measures it, alone with the others of its part.
     *
     * @param form quick or full
     * @return to be typed in a checkout
     */
    public String command(String form) {
        return "bench/run.sh " + (form.equals("quick") ? "--quick " : "") + "--only " + part;
    }
}
