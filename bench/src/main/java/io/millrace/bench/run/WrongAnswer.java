package io.millrace.bench.run;

/** What was measured did something else than it should: its time is worth nothing. */
public final class WrongAnswer extends RuntimeException {

    /**
     * A wrong answer.
     *
     * @param message where: what is; what would be right
     */
    public WrongAnswer(String message) {
        super(message);
    }

    /**
     * Compares two answers.
     *
     * @param where what was asked
     * @param expected right answer
     * @param actual what was answered
     */
    public static void unlessEqual(String where, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new WrongAnswer(where + ": " + actual + "; it must be " + expected);
        }
    }

    /**
     * Compares two numbers.
     *
     * @param where what was asked
     * @param expected right answer
     * @param actual what was answered
     * @param tolerance largest distance, a part of the right answer, at least of 1
     */
    public static void unlessNear(
            String where, double expected, double actual, double tolerance) {
        double distance = Math.abs(expected - actual) / Math.max(1, Math.abs(expected));
        if (!(distance <= tolerance)) {
            throw new WrongAnswer(where + ": " + actual + "; it must be near " + expected);
        }
    }
}
