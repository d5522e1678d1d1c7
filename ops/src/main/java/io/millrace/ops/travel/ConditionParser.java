package io.millrace.ops.travel;

import io.millrace.model.event.EventType;
import io.millrace.ops.config.Suggestion;
import io.millrace.ops.travel.Condition.Literal;
import io.millrace.ops.travel.Condition.Operator;
import io.millrace.ops.travel.FieldKinds.Kind;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;

/**
 * Reads a condition:
 *
 * <pre>
 * either     = both { "||" both }
 * both       = one { "&amp;&amp;" one }
 * one        = "(" either ")" | field operator value
 * operator   = "=" | "==" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;="
 * value      = word | 'text' | "text"
 * </pre>
 *
 * <p>Field names are those of a dump. Places in messages count characters from 1. Used once.
 */
final class ConditionParser {

    private static final int DEEPEST = 100;
    private static final String NOT_IN_WORDS = "()=!<>&|'\"";

    private final String text;
    private final FieldKinds kinds;
    private final List<String> symbols;
    private int at;
    private int depth;

    private ConditionParser(String text, FieldKinds kinds, List<String> symbols) {
        this.text = text;
        this.kinds = kinds;
        this.symbols = symbols;
    }

    static Condition parse(String text, FieldKinds kinds, List<String> symbols) {
        ConditionParser parser = new ConditionParser(text, kinds, symbols);
        Condition condition = parser.either();
        parser.skipBlanks();
        if (parser.at < text.length()) {
            throw parser.fault(parser.at, "\"" + parser.rest() + "\" is left; expected && or ||");
        }
        return condition;
    }

    private Condition either() {
        Condition left = both();
        while (takes("||")) {
            left = new Condition.Or(left, both());
        }
        return left;
    }

    private Condition both() {
        Condition left = one();
        while (takes("&&")) {
            left = new Condition.And(left, one());
        }
        return left;
    }

    private Condition one() {
        if (!takes("(")) {
            return comparison();
        }
        if (++depth > DEEPEST) {
            throw fault(at, "more than " + DEEPEST + " parentheses are open");
        }
        Condition inner = either();
        if (!takes(")")) {
            throw fault(at, "a parenthesis is open; expected )");
        }
        depth--;
        return inner;
    }

    private Condition comparison() {
        skipBlanks();
        int fieldAt = at;
        String field = word();
        if (field.isEmpty()) {
            throw fault(at, "expected a field, such as type or price");
        }
        Set<Kind> known = kinds.kinds(field);
        if (known.isEmpty()) {
            throw fault(fieldAt, "unknown field " + field + Suggestion.among(field, kinds.names()));
        }
        skipBlanks();
        Operator operator = operator();
        skipBlanks();
        int valueAt = at;
        Literal literal = literal(value());
        check(field, known, literal, valueAt);
        return new Condition.Comparison(field, operator, literal);
    }

    private Operator operator() {
        if (takes("==")) {
            return Operator.EQUAL;
        }
        Operator longest = null;
        for (Operator each : Operator.values()) {
            boolean longer = longest == null || each.sign().length() > longest.sign().length();
            if (text.startsWith(each.sign(), at) && longer) {
                longest = each;
            }
        }
        if (longest == null) {
            throw fault(at, "expected one of = != < <= > >=");
        }
        at += longest.sign().length();
        return longest;
    }

    private String value() {
        if (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"')) {
            int from = at + 1;
            int to = text.indexOf(text.charAt(at), from);
            if (to < 0) {
                throw fault(at, "the quote does not end");
            }
            at = to + 1;
            return text.substring(from, to);
        }
        String word = word();
        if (word.isEmpty()) {
            throw fault(at, "expected a value");
        }
        return word;
    }

    private static Literal literal(String text) {
        boolean isFlag = text.equals("true") || text.equals("false");
        return new Literal(
                text,
                number(text),
                timeNs(text),
                isFlag ? Boolean.valueOf(text) : null,
                text.equals("null"));
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            return Math.abs((long) number.scale()) > 1000 ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Long timeNs(String text) {
        try {
            Instant time = Instant.parse(text);
            return Math.addExact(
                    Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
        } catch (DateTimeParseException | ArithmeticException e) {
            return null;
        }
    }

    private void check(String field, Set<Kind> known, Literal literal, int valueAt) {
        boolean fits =
                literal.nothing()
                        || known.contains(Kind.TEXT)
                        || (known.contains(Kind.NUMBER) && literal.number() != null)
                        || (known.contains(Kind.TIME) && literal.timeNs() != null)
                        || (known.contains(Kind.FLAG) && literal.flag() != null);
        if (!fits) {
            String right =
                    switch (known.iterator().next()) {
                        case TIME -> "a time, such as 2022-01-15T01:40:00Z";
                        case FLAG -> "true or false";
                        default -> "a number";
                    };
            throw fault(
                    valueAt, field + " is compared with " + literal.text() + "; it is " + right);
        }
        if (field.equals("type")) {
            requireKnown(literal.text(), EventType.names(), valueAt);
        } else if (field.equals("symbol")) {
            requireKnown(literal.text(), symbols, valueAt);
        }
    }

    private void requireKnown(String value, List<String> all, int valueAt) {
        if (!all.contains(value)) {
            throw fault(valueAt, "there is no " + value + Suggestion.among(value, all));
        }
    }

    private String word() {
        int from = at;
        while (at < text.length()
                && !Character.isWhitespace(text.charAt(at))
                && NOT_IN_WORDS.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private boolean takes(String token) {
        skipBlanks();
        boolean found = text.startsWith(token, at);
        at += found ? token.length() : 0;
        return found;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private String rest() {
        return text.substring(at);
    }

    private ConditionException fault(int place, String what) {
        return new ConditionException("at character " + (place + 1) + ": " + what);
    }
}
