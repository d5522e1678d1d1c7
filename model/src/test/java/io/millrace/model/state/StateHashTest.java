package io.millrace.model.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

/** Digests computed independently, with Python's hashlib and struct. */
class StateHashTest {

    private final StateHash hash = new StateHash();

    @Test
    void shouldBeTheDigestOfNothingWhenEmpty() {
        assertEquals(
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", hash.toHex());
    }

    @Test
    void shouldTakeNumbersAsEightLittleEndianBytes() {
        hash.putLong(1);
        hash.putLong(-1);
        hash.putInt(5);
        hash.putBoolean(true);
        hash.putBoolean(false);

        assertEquals(
                "a3e42baea33a878f4ee1d1a99ee187a4823e104fa0cac0d16d4ea1e84869a159", hash.toHex());
        assertEquals(
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", hash.toHex());
    }

    @Test
    void shouldTakeTextWithItsLengthInBytes() {
        hash.putText("gr\u00f6\u00dfe");
        hash.putLong(Long.MAX_VALUE);

        assertEquals(
                "745252bad0af95a4fc62f653fbd6ac630a38ef90ec4fcacea52ba9678755514f", hash.toHex());
    }

    @Test
    void shouldTakeDoublesInOneForm() {
        hash.putDouble(1.5);
        hash.putDouble(Double.longBitsToDouble(0x7FF8_0000_0000_0001L));
        hash.putDouble(-0.0);
        hash.putDouble(0.0);
        hash.putDoubles(new double[] {0.1, Double.NaN, 7}, 2);

        assertEquals(
                "0826a3432624bb61a8b5dc97ecf06fa913e7a1526bf2be79ff79103c663babbe", hash.toHex());
    }

    @Test
    void shouldTakeMoreThanItsBufferHolds() {
        for (int i = 0; i < 2_000; i++) {
            hash.putLong(i);
        }

        assertEquals(
                "55f385cf2332d9056aaed6f496e7bebd2df52c6a9547ce2144b309432d4b0290", hash.toHex());
    }

    @Test
    void shouldTellSectionsApart() {
        hash.putText("ab");
        hash.putText("c");
        String first = hash.toHex();
        hash.putText("a");
        hash.putText("bc");

        assertNotEquals(first, hash.toHex());
    }
}
