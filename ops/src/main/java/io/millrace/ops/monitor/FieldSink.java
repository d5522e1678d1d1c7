package io.millrace.ops.monitor;

import io.millrace.model.event.OrderFlyweight;

import java.util.List;

/** Takes the fields of a record, one after the other, each by its name. */
public interface FieldSink {

    /**
     * A name or a code.
     *
     * @param name of the field
     * @param value text
     */
    void text(String name, String value);

    /**
     * A whole number.
     *
     * @param name of the field
     * @param value any
     */
    void whole(String name, long value);

    /**
     * A price, a size or money.
     *
     * @param name of the field
     * @param value fixed point; {@link io.millrace.model.fixed.FixedPoint#NONE} when there is none
     */
    void amount(String name, long value);

    /**
     * A measured number.
     *
     * @param name of the field
     * @param value NaN when there is none
     */
    void number(String name, double value);

    /**
     * A time.
     *
     * @param name of the field
     * @param timeNs ns since 1970-01-01 UTC; 0 when there is none
     */
    void time(String name, long timeNs);

    /**
     * Yes or no.
     *
     * @param name of the field
     * @param value either
     */
    void flag(String name, boolean value);

    /**
     * Several names.
     *
     * @param name of the field
     * @param values maybe none
     */
    void texts(String name, List<String> values);

    /**
     * What each check of the gate saw; those that had nothing to judge are left out.
     *
     * @param order as judged
     */
    void checks(OrderFlyweight order);
}
