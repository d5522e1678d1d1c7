package io.millrace.model.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import java.util.HexFormat;

class EventLayoutTest {

    private static final int AT = 8;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[96]);

    private String bytes(int from, int length) {
        return HexFormat.of().formatHex(buffer.byteArray(), AT + from, AT + from + length);
    }

    @Test
    void shouldWriteTheEnvelopeByteByByte() {
        buffer.setMemory(0, 96, (byte) 0xEE);
        EventLayout.start(buffer, AT, EventType.TRADE, 0x01020304, 16);
        EventLayout.place(buffer, AT, 0x1112131415161718L, 0x2122232425262728L, 0x31323334);

        assertEquals("4d52" + "01" + "00" + "0100" + "4000", bytes(0, 8));
        assertEquals("0000000000000000", bytes(8, 8));
        assertEquals("1817161514131211" + "2827262524232221", bytes(16, 16));
        assertEquals("34333231" + "04030201", bytes(32, 8));
        assertEquals("ee".repeat(16), bytes(40, 16));
        assertEquals("0000000000000000" + "eeee", bytes(56, 10));

        EventLayout.chain(buffer, AT, 0x41424344, 0x51525354);
        EventLayout.crc(buffer, AT, 64, 0x61626364);
        assertEquals("44434241" + "54535251", bytes(8, 8));
        assertEquals("00000000" + "64636261" + "eeee", bytes(56, 10));
    }

    @Test
    void shouldReadWhatItWrote() {
        EventLayout.start(buffer, AT, EventType.CHECKPOINT, -1, 16);
        EventLayout.place(buffer, AT, 7, 8, 9);
        EventLayout.chain(buffer, AT, -10, 11);
        EventLayout.crc(buffer, AT, 64, -12);

        assertEquals(EventLayout.MAGIC, EventLayout.magic(buffer, AT));
        assertEquals(1, EventLayout.schema(buffer, AT));
        assertEquals(203, EventLayout.type(buffer, AT));
        assertEquals(64, EventLayout.length(buffer, AT));
        assertEquals(-1, EventLayout.instrumentId(buffer, AT));
        assertEquals(7, EventLayout.sequence(buffer, AT));
        assertEquals(8, EventLayout.engineTimeNs(buffer, AT));
        assertEquals(9, EventLayout.index(buffer, AT));
        assertEquals(-10, EventLayout.previousCrc(buffer, AT));
        assertEquals(11, EventLayout.epoch(buffer, AT));
        assertEquals(-12, EventLayout.crc(buffer, AT, 64));
        assertEquals(48, EventLayout.payload(AT));
    }

    @Test
    void shouldReadLengthsAboveTheSignedRange() {
        UnsafeBuffer large = new UnsafeBuffer(new byte[0x10000]);
        int payload = EventLayout.MAX_RECORD_LENGTH - 48;
        EventLayout.start(large, 0, EventType.SETTINGS, -1, payload);

        assertEquals(0xFFF8, EventLayout.length(large, 0));
        assertEquals(0xFFF8, EventLayout.recordLength(payload));
    }

    @Test
    void shouldFitEveryInputIntoASlot() {
        assertEquals(80, EventLayout.MAX_INPUT_PAYLOAD);
        assertEquals(128, EventLayout.recordLength(EventLayout.MAX_INPUT_PAYLOAD));
        int largest =
                Math.max(
                        Math.max(TradeFlyweight.LENGTH, QuoteFlyweight.LENGTH),
                        Math.max(BarFlyweight.LENGTH, TimerFlyweight.LENGTH));
        assertEquals(64, largest);
    }
}
