package io.millrace.feed.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.millrace.feed.FeedException;
import io.millrace.feed.SampleFiles;
import io.millrace.feed.text.TextBuffer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** The same answer as Jackson on random documents and on damaged ones. */
class JacksonDifferentialTest {

    private static final long SEED = 20_261_121;
    private static final int DOCUMENTS = 60_000;
    private static final String REFUSED = "refused";
    private static final byte[] HOSTILE =
            "{}[]:,\"\\/ \n\t0123456789.-+eEtrufalsn\u00e9\u0001".getBytes(UTF_8);
    private static final String[] TEXTS = {
        "",
        "e",
        "price",
        "1.5",
        "\\u0041",
        "\\n\\\"\\\\\\/",
        "\u00e9\u20ac",
        "\uD83D\uDE00",
        "\u007f"
    };
    private static final String[] NUMBERS = {
        "0", "-0", "1", "-1", "61837.63000000", "1e-05", "1E+8", "0.1e2", "123456789012345678901"
    };
    private static final String[] BLANKS = {"", "", "", " ", "\n", "\t\r "};

    @TempDir Path directory;

    private final ObjectMapper mapper =
            new ObjectMapper(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(JsonScanner.MAX_DEPTH)
                                                    .maxNumberLength(Integer.MAX_VALUE)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private final Random random = new Random(SEED);

    @Test
    void shouldAgreeWithJacksonOnRandomDocuments() {
        int refused = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            byte[] document = mutate(document(0).getBytes(UTF_8));
            String expected = jackson(document);
            refused += expected.equals(REFUSED) ? 1 : 0;
            String text = "seed " + SEED + " document " + i + ": " + new String(document, UTF_8);
            assertEquals(expected, ours(document), text);
        }
        assertTrue(refused > DOCUMENTS / 5 && refused < DOCUMENTS * 4 / 5, "refused " + refused);
    }

    @Test
    void shouldAgreeWithItselfWhenAFileIsReadInPieces() {
        for (int i = 0; i < 300; i++) {
            byte[] document = mutate(document(0).getBytes(UTF_8));
            if (document.length > 0) {
                Path file = SampleFiles.write(directory, "a.json", document);
                // A buffer of few bytes is refilled inside every kind of token.
                int room = 40 + random.nextInt(40);
                String pieces = streamed(file, room);
                if (!pieces.contains("TOO_LONG")) {
                    assertEquals(ours(document), pieces, "seed " + SEED + " document " + i);
                }
            }
        }
    }

    private String document(int depth) {
        int kind = random.nextInt(depth > 3 ? 4 : 8);
        String blank = BLANKS[random.nextInt(BLANKS.length)];
        StringBuilder text = new StringBuilder(blank);
        switch (kind) {
            case 0 -> text.append('"').append(TEXTS[random.nextInt(TEXTS.length)]).append('"');
            case 1, 2 -> text.append(NUMBERS[random.nextInt(NUMBERS.length)]);
            case 3 -> text.append(random.nextInt(3) == 0 ? "true" : "null");
            case 4, 5 -> members(text, depth, '{', '}');
            default -> members(text, depth, '[', ']');
        }
        return text.append(blank).toString();
    }

    private void members(StringBuilder text, int depth, char open, char close) {
        text.append(open);
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ",");
            if (open == '{') {
                text.append('"').append(TEXTS[random.nextInt(TEXTS.length)]).append("\" :");
            }
            text.append(document(depth + 1));
        }
        text.append(close);
    }

    private byte[] mutate(byte[] document) {
        byte[] bytes = document;
        int changes = random.nextInt(3);
        for (int i = 0; i < changes && bytes.length > 0; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = HOSTILE[random.nextInt(HOSTILE.length)];
                case 1 -> bytes = Arrays.copyOf(bytes, at);
                case 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                default -> System.arraycopy(bytes, 0, bytes, at, Math.min(3, bytes.length - at));
            }
        }
        return bytes;
    }

    private String jackson(byte[] document) {
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
        } catch (CharacterCodingException e) {
            return REFUSED;
        }
        try {
            if (mapper.readTree(text).isMissingNode()) {
                return REFUSED;
            }
            return tokens(text);
        } catch (JsonProcessingException e) {
            return REFUSED;
        }
    }

    private String tokens(String text) throws JsonProcessingException {
        StringBuilder tokens = new StringBuilder();
        try (JsonParser parser = mapper.getFactory().createParser(text)) {
            JsonToken token = parser.nextToken();
            while (token != null) {
                switch (token) {
                    case START_OBJECT -> tokens.append('{');
                    case END_OBJECT -> tokens.append('}');
                    case START_ARRAY -> tokens.append('[');
                    case END_ARRAY -> tokens.append(']');
                    case FIELD_NAME -> tokens.append("name ").append(parser.currentName());
                    case VALUE_STRING -> tokens.append("text ").append(parser.getText());
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                            tokens.append("number ").append(parser.getText());
                    default -> tokens.append(parser.getText());
                }
                tokens.append('|');
                token = parser.nextToken();
            }
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return tokens.toString();
    }

    private static String ours(byte[] document) {
        return tokens(new JsonScanner().wrap(document, 0, document.length));
    }

    private static String streamed(Path file, int room) {
        try (TextBuffer buffer = new TextBuffer(file, room)) {
            return tokens(new JsonScanner(new JsonBytes(buffer)));
        } catch (FeedException e) {
            return "TOO_LONG " + e.getMessage();
        }
    }

    private static String tokens(JsonScanner scanner) {
        StringBuilder tokens = new StringBuilder();
        int token = scanner.next();
        while (token != Token.END && token != Token.INVALID) {
            switch (token) {
                case Token.OBJECT, Token.OBJECT_END, Token.ARRAY, Token.ARRAY_END ->
                        tokens.append(scanner.text());
                case Token.NAME -> tokens.append("name ").append(scanner.text());
                case Token.STRING -> tokens.append("text ").append(scanner.text());
                case Token.NUMBER -> tokens.append("number ").append(scanner.text());
                default -> tokens.append(scanner.text());
            }
            tokens.append('|');
            token = scanner.next();
        }
        if (scanner.problem() == JsonProblem.TOO_LONG) {
            return "TOO_LONG";
        }
        return token == Token.INVALID ? REFUSED : tokens.toString();
    }
}
