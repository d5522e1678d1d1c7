package io.millrace.ops.explain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is to be explained: an order, a decision, or everything that an event caused.
 *
 * @param sequence of the event, from 1
 * @param order number of the order under it, 0 when none is named
 * @param decision index of the decision among its outputs, 0 when none is named
 */
public record Target(long sequence, int order, int decision) {

    private static final Pattern FORM =
            Pattern.compile("([0-9]{1,18})(?:([./])([1-9][0-9]{0,8}))?");

    /**
     * Reads an id.
     *
     * @param text {@code 28008.1}, {@code 28008/3} or {@code 28008}
     * @return what it names
     * @throws IllegalArgumentException when it has none of the three forms
     */
    public static Target parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "the id is \""
                            + text
                            + "\"; it must be an order such as 28008.1, a decision such as 28008/3,"
                            + " or an event such as 28008");
        }
        String mark = matcher.group(2);
        int number = mark == null ? 0 : Integer.parseInt(matcher.group(3));
        boolean isOrder = ".".equals(mark);
        return new Target(
                Long.parseLong(matcher.group(1)), isOrder ? number : 0, isOrder ? 0 : number);
    }

    /** Whether one order or one decision is named. */
    boolean isWhole() {
        return order == 0 && decision == 0;
    }

    /** The id as it is written. */
    String text() {
        if (order != 0) {
            return sequence + "." + order;
        }
        return decision == 0 ? Long.toString(sequence) : sequence + "/" + decision;
    }
}
