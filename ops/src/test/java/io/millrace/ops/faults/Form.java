package io.millrace.ops.faults;

/** How much of the suite runs, and from which seed: {@code -Pfaults}, {@code -Dmillrace.seed}. */
final class Form {

    private static final long SEED = 20_261_121L;

    private Form() {}

    /** A number for the short form, and one for the long. */
    static int rounds(int few, int many) {
        return "long".equals(System.getProperty("millrace.faults")) ? many : few;
    }

    /** Where every random choice begins. */
    static long seed() {
        String given = System.getProperty("millrace.seed", "");
        return given.isEmpty() ? SEED : Long.parseLong(given);
    }
}
