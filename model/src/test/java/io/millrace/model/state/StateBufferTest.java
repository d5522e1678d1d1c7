package io.millrace.model.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class StateBufferTest {

    private static final long ODD_NAN = 0x7FF8_0000_0000_0001L;

    @Test
    void shouldGiveBackWhatWasPutBitForBitAndOneNan() {
        StateBuffer buffer = new StateBuffer();
        buffer.putText("gr\u00f6\u00dfe");
        buffer.putInt(Integer.MIN_VALUE);
        buffer.putLong(Long.MAX_VALUE);
        buffer.putBoolean(true);
        buffer.putBoolean(false);
        buffer.putDouble(-0.0);
        buffer.putDouble(Double.longBitsToDouble(ODD_NAN));

        StateBuffer again = new StateBuffer(buffer.toBytes());

        again.expectText("gr\u00f6\u00dfe");
        assertEquals(Integer.MIN_VALUE, again.takeInt());
        assertEquals(Long.MAX_VALUE, again.takeLong());
        assertTrue(again.takeBoolean());
        assertFalse(again.takeBoolean());
        assertEquals(Long.MIN_VALUE, Double.doubleToRawLongBits(again.takeDouble()));
        assertEquals(
                Double.doubleToLongBits(Double.NaN),
                Double.doubleToRawLongBits(again.takeDouble()));
        again.expectEnd();
    }

    @Test
    void shouldWriteLittleEndianBytes() {
        StateBuffer buffer = new StateBuffer();
        buffer.putInt(258);
        buffer.putText("a");

        byte[] expected = {2, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 'a'};
        assertArrayEquals(expected, buffer.toBytes());
    }

    @Test
    void shouldHoldMoreThanItsFirstCapacity() {
        StateBuffer buffer = new StateBuffer();
        String text = "x".repeat(5_000);
        for (int i = 0; i < 3_000; i++) {
            buffer.putLong(i);
        }
        buffer.putText(text);

        for (int i = 0; i < 3_000; i++) {
            assertEquals(i, buffer.takeLong());
        }
        assertEquals(text, buffer.takeText());
        buffer.expectEnd();
    }

    @Test
    void shouldHashWhatItSaves() {
        StateHash hash = new StateHash();
        StateBuffer buffer = new StateBuffer();
        for (StateSink sink : new StateSink[] {hash, buffer}) {
            sink.putText("part");
            sink.putInt(7);
            sink.putBoolean(true);
            sink.putDouble(1.5);
        }
        StateHash again = new StateHash();

        again.putText(buffer.takeText());
        again.putInt(buffer.takeInt());
        again.putBoolean(buffer.takeBoolean());
        again.putDouble(buffer.takeDouble());

        assertEquals(hash.toHex(), again.toHex());
    }

    @Test
    void shouldSayWhereAndWhatWhenTheStateDoesNotFit() {
        StateBuffer buffer = new StateBuffer();
        buffer.putText("sma");
        buffer.putInt(21);
        buffer.putLong(1L << 40);
        buffer.putInt(2);
        buffer.putInt(99);

        assertMessage(
                "state, byte 0: text is \"sma\"; it must be \"ema\"",
                () -> new StateBuffer(buffer.toBytes()).expectText("ema"));
        buffer.takeText();
        assertMessage(
                "state, byte 11: Sma: count is 21; it must be a whole number from 0 to 20",
                () -> buffer.takeCount("Sma: count", 20));
        assertMessage(
                "state, byte 19: number is 1099511627776;"
                        + " it must be a whole number from -2147483648 to 2147483647",
                buffer::takeInt);
        assertMessage(
                "state, byte 27: yes or no is 2; it must be a whole number from 0 to 1",
                buffer::takeBoolean);
        assertMessage("state, byte 35: 8 bytes are left; it must end", buffer::expectEnd);
        assertMessage(
                "state, byte 0: instruments is 3; it must be 2",
                () -> new StateBuffer(buffer.toBytes()).expectCount("instruments", 2));
        assertMessage(
                "state, byte 43: ends after 43; a text of 99 bytes must follow", buffer::takeText);
        assertMessage("state, byte 43: ends after 43; 8 more must follow", buffer::takeLong);
    }

    @Test
    void shouldRefuseATextOfNegativeLength() {
        StateBuffer buffer = new StateBuffer();
        buffer.putLong(-1);

        assertMessage(
                "state, byte 0: length of text is -1;"
                        + " it must be a whole number from 0 to 2147483647",
                buffer::takeText);
    }

    private static void assertMessage(String expected, Runnable act) {
        assertEquals(expected, assertThrows(StateException.class, act::run).getMessage());
    }
}
