package io.millrace.feed.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.feed.text.Decimals;
import io.millrace.model.fixed.FixedPoint;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonScannerTest {

    private static JsonScanner over(String text) {
        byte[] bytes = ("##" + text + "##").getBytes(UTF_8);
        return new JsonScanner().wrap(bytes, 2, bytes.length - 2);
    }

    private static JsonScanner at(String text, int steps) {
        JsonScanner scanner = over(text);
        for (int i = 0; i < steps; i++) {
            scanner.next();
        }
        return scanner;
    }

    @Test
    void shouldGiveEveryTokenOfAMessage() {
        JsonScanner scanner = over(" {\"a\":[1,-2.5e3,true],\"b\" : {\"c\":null,\"\":\"x\"}} ");
        StringBuilder tokens = new StringBuilder();
        int token;
        do {
            token = scanner.next();
            tokens.append(token).append(' ');
        } while (token != Token.END && token != Token.INVALID);

        assertEquals("1 5 3 7 7 8 4 5 1 5 10 5 6 2 2 0 ", tokens.toString());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | NO_VALUE | 1",
                "[1,] | NO_VALUE | 4",
                "[1 2] | NO_COMMA | 4",
                "[1} | NO_COMMA | 3",
                "{\"a\":1] | NO_COMMA | 7",
                "{\"a\" 1} | NO_COLON | 6",
                "{a:1} | NO_NAME | 2",
                "{\"a\":1,} | NO_NAME | 8",
                "[] [] | NO_END | 4",
                "01 | NO_END | 2",
                "-x | NO_DIGIT | 2",
                "1.x | NO_DIGIT | 3",
                "1e+ | NO_DIGIT | 4",
                ".5 | NO_VALUE | 1",
                "+1 | NO_VALUE | 1",
                "NaN | NO_VALUE | 1",
                "trux | NO_WORD | 4",
                "\"\\x\" | NO_ESCAPE | 3",
                "\"\\u12g4\" | NO_ESCAPE | 6",
                "\"a | NO_VALUE | 3"
            })
    void shouldSayWhatIsWrongAndWhere(String text, JsonProblem problem, long position) {
        JsonScanner scanner = over(text);
        int token;
        do {
            token = scanner.next();
        } while (token != Token.INVALID && token != Token.END);

        assertEquals(Token.INVALID, token);
        assertEquals(problem, scanner.problem());
        assertEquals(position, scanner.position());
        assertEquals(Token.INVALID, scanner.next());
    }

    @Test
    void shouldReadNumbersWithAndWithoutQuotes() {
        assertEquals(61_837_63000000L, at("\"61837.63000000\"", 1).number(8));
        assertEquals(-2_500_00000000L, at("-2.5e3", 1).number(8));
        JsonScanner text = at("\"1,5\"", 1);
        assertEquals(FixedPoint.NONE, text.number(8));
        assertEquals(Decimals.Problem.NO_NUMBER, text.numberProblem());
    }

    @Test
    void shouldCompareWordsWithEscapes() {
        assertTrue(at("\"trade\"", 1).is("trade"));
        assertTrue(at("\"tr\\u0061de\"", 1).is("trade"));
        assertFalse(at("\"trades\"", 1).is("trade"));
        assertFalse(at("\"tr\\u0061d\"", 1).is("trade"));
        assertFalse(at("\"\u00e9\"", 1).is("e"));
        assertEquals("a\n\u00e9\uD83D\uDE00", at("\"a\\n\\u00e9\uD83D\uDE00\"", 1).text());
    }

    @Test
    void shouldSkipWhateverStandsAtHand() {
        JsonScanner scanner = at("[{\"a\":[[],{}]},7]", 2);
        assertEquals(Token.OBJECT, scanner.token());
        assertTrue(scanner.skip());
        assertEquals(Token.OBJECT_END, scanner.token());
        assertEquals(Token.NUMBER, scanner.next());
        assertFalse(at("[{\"a\":[}]", 2).skip());
    }

    @Test
    void shouldRefuseOneLevelTooMany() {
        String open = "[".repeat(JsonScanner.MAX_DEPTH);
        JsonScanner scanner = at(open, JsonScanner.MAX_DEPTH);
        assertEquals(Token.ARRAY, scanner.token());
        assertEquals(JsonScanner.MAX_DEPTH, scanner.depth());

        JsonScanner deeper = at(open + "[", JsonScanner.MAX_DEPTH + 1);
        assertEquals(Token.INVALID, deeper.token());
        assertEquals(JsonProblem.TOO_DEEP, deeper.problem());
    }

    @Test
    void shouldRefuseTextThatIsNotUtf8() {
        byte[] bytes = {'"', 'a', (byte) 0xC3, '"'};
        JsonScanner scanner = new JsonScanner().wrap(bytes, 0, bytes.length);
        assertEquals(Token.INVALID, scanner.next());
        assertEquals(JsonProblem.NOT_UTF8, scanner.problem());
        assertEquals(3, scanner.position());
    }
}
