package io.millrace.ops.travel;

import io.millrace.model.event.EventType;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Set;

/** What must hold of a record. Immutable; made by {@link ConditionParser}. */
sealed interface Condition {

    /** Whether it holds. */
    boolean holds(FieldValues values);

    /** Whether it may hold of some record of a type; false only when it cannot. */
    boolean mayHold(int type, FieldKinds kinds);

    /** Adds the names of all fields that it asks for. */
    void addFields(Set<String> names);

    /** Comparisons. */
    enum Operator {
        /** Equal. */
        EQUAL("="),
        /** The other is not equal, and there is one. */
        NOT_EQUAL("!="),
        /** Less. */
        LESS("<"),
        /** Less or equal. */
        AT_MOST("<="),
        /** More. */
        MORE(">"),
        /** More or equal. */
        AT_LEAST(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        boolean isOrder() {
            return this != EQUAL && this != NOT_EQUAL;
        }

        boolean accepts(int compared) {
            return switch (this) {
                case EQUAL -> compared == 0;
                case NOT_EQUAL -> compared != 0;
                case LESS -> compared < 0;
                case AT_MOST -> compared <= 0;
                case MORE -> compared > 0;
                case AT_LEAST -> compared >= 0;
            };
        }
    }

    /** What a field is compared with, as each kind of field reads it; null where it cannot. */
    record Literal(
            String text,
            @Nullable BigDecimal number,
            @Nullable Long timeNs,
            @Nullable Boolean flag,
            boolean nothing) {}

    /** A record without the field does not match, whatever the operator. */
    record Comparison(String field, Operator operator, Literal literal) implements Condition {

        @Override
        public boolean holds(FieldValues values) {
            Object value = values.get(field);
            if (value == null) {
                return false;
            }
            boolean isNothing = value.equals(FieldValues.NOTHING);
            if (literal.nothing() || isNothing) {
                boolean equal = literal.nothing() && isNothing;
                return operator == Operator.EQUAL
                        ? equal
                        : operator == Operator.NOT_EQUAL && !equal;
            }
            return switch (value) {
                case String text -> operator.accepts(text.compareTo(literal.text()));
                case BigDecimal number ->
                        literal.number() != null
                                && operator.accepts(number.compareTo(literal.number()));
                case Long timeNs ->
                        literal.timeNs() != null
                                && operator.accepts(timeNs.compareTo(literal.timeNs()));
                case Boolean flag ->
                        literal.flag() != null && operator.accepts(flag.compareTo(literal.flag()));
                default -> false;
            };
        }

        @Override
        public boolean mayHold(int type, FieldKinds kinds) {
            return field.equals("type")
                    ? operator.accepts(EventType.name(type).compareTo(literal.text()))
                    : kinds.has(type, field);
        }

        @Override
        public void addFields(Set<String> names) {
            names.add(field);
        }
    }

    /** Both hold. */
    record And(Condition left, Condition right) implements Condition {

        @Override
        public boolean holds(FieldValues values) {
            return left.holds(values) && right.holds(values);
        }

        @Override
        public boolean mayHold(int type, FieldKinds kinds) {
            return left.mayHold(type, kinds) && right.mayHold(type, kinds);
        }

        @Override
        public void addFields(Set<String> names) {
            left.addFields(names);
            right.addFields(names);
        }
    }

    /** One of both holds, or both. */
    record Or(Condition left, Condition right) implements Condition {

        @Override
        public boolean holds(FieldValues values) {
            return left.holds(values) || right.holds(values);
        }

        @Override
        public boolean mayHold(int type, FieldKinds kinds) {
            return left.mayHold(type, kinds) || right.mayHold(type, kinds);
        }

        @Override
        public void addFields(Set<String> names) {
            left.addFields(names);
            right.addFields(names);
        }
    }
}
