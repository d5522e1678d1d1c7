package io.millrace.feed.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Random;

class Utf8Test {

    private static final long SEED = 20_261_121;
    private static final int[] EDGES = {
        0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1,
        0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF
    };

    @Test
    void shouldAgreeWithTheDecoderOfTheJdk() {
        Random random = new Random(SEED);
        for (int i = 0; i < 500_000; i++) {
            byte[] bytes = new byte[random.nextInt(6)];
            for (int k = 0; k < bytes.length; k++) {
                bytes[k] = (byte) EDGES[random.nextInt(EDGES.length)];
            }
            boolean valid = Utf8.firstInvalid(bytes, 0, bytes.length) < 0;
            assertEquals(decodes(bytes), valid, "seed " + SEED + Arrays.toString(bytes));
        }
    }

    @Test
    void shouldSayWhichByteBelongsToNoCharacter() {
        byte[] bytes = "a\u00e9\u20ac!".getBytes(UTF_8);
        assertEquals(-1, Utf8.firstInvalid(bytes, 0, bytes.length));
        assertEquals(3, Utf8.firstInvalid(bytes, 0, 5));
        assertEquals(2, Utf8.firstInvalid(bytes, 2, bytes.length));
    }

    private static boolean decodes(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
