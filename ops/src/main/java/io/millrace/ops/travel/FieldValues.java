package io.millrace.ops.travel;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.ops.monitor.FieldSink;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The values of the fields that a condition asks for, of one record after the other. Numbers are
 * {@link BigDecimal}, times {@link Long}, codes {@link String}, flags {@link Boolean}.
 */
final class FieldValues implements FieldSink {

    /** Stands for a field that the record has and that says nothing: null in a dump. */
    static final Object NOTHING = new Object();

    private final Set<String> wanted;
    private final Map<String, Object> values = new HashMap<>();

    FieldValues(Set<String> wanted) {
        this.wanted = wanted;
    }

    void clear() {
        values.clear();
    }

    /** The value; null when the record has no such field. */
    @Nullable Object get(String name) {
        return values.get(name);
    }

    private boolean isWanted(String name) {
        return wanted.contains(name);
    }

    @Override
    public void text(String name, String value) {
        if (isWanted(name)) {
            values.put(name, value);
        }
    }

    @Override
    public void whole(String name, long value) {
        if (isWanted(name)) {
            values.put(name, BigDecimal.valueOf(value));
        }
    }

    @Override
    public void amount(String name, long value) {
        if (isWanted(name)) {
            values.put(
                    name, value == NONE ? NOTHING : BigDecimal.valueOf(value, FixedPoint.DIGITS));
        }
    }

    @Override
    public void number(String name, double value) {
        if (isWanted(name)) {
            values.put(name, Double.isFinite(value) ? BigDecimal.valueOf(value) : NOTHING);
        }
    }

    @Override
    public void time(String name, long timeNs) {
        if (isWanted(name)) {
            values.put(name, timeNs == 0 ? NOTHING : Long.valueOf(timeNs));
        }
    }

    @Override
    public void flag(String name, boolean value) {
        if (isWanted(name)) {
            values.put(name, value);
        }
    }

    @Override
    public void texts(String name, List<String> list) {
        // A list cannot be compared.
    }

    @Override
    public void checks(OrderFlyweight order) {
        // A list cannot be compared.
    }
}
