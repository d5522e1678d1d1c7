package io.millrace.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

class CheckpointSumTest {

    private static final long[] FACTORS = {
        0x9E3779B97F4A7C15L, 0xC2B2AE3D27D4EB4FL, 0x165667B19E3779F9L, 0xD6E8FEB86659FD93L
    };

    private static final int[] TURNS = {0, 21, 42, 11};

    @Test
    void shouldDigestAsItsPlainTwin() {
        Random random = new Random(7);
        for (int words = 6; words <= 70; words++) {
            byte[] record = new byte[words * 8];
            random.nextBytes(record);
            UnsafeBuffer shifted = new UnsafeBuffer(new byte[record.length + 16]);
            shifted.putBytes(16, record);

            long digest = Checkpoint.Sum.digest(shifted, 16, record.length);

            assertEquals(twin(record), digest, words + " words");
        }
    }

    @Test
    void shouldChangeWithEveryBitOfARecord() {
        byte[] record = new byte[152];
        new Random(11).nextBytes(record);
        UnsafeBuffer buffer = new UnsafeBuffer(record);
        Set<Long> seen = new HashSet<>();
        seen.add(Checkpoint.Sum.digest(buffer, 0, record.length));
        for (int bit = 0; bit < record.length * 8; bit++) {
            record[bit / 8] ^= (byte) (1 << bit % 8);
            seen.add(Checkpoint.Sum.digest(buffer, 0, record.length));
            record[bit / 8] ^= (byte) (1 << bit % 8);
        }
        assertEquals(1 + record.length * 8, seen.size());
    }

    @Test
    void shouldTellLengthsAndZerosApart() {
        UnsafeBuffer zeros = new UnsafeBuffer(new byte[128]);

        Set<Long> seen = new HashSet<>();
        for (int length = 48; length <= 128; length += 8) {
            seen.add(Checkpoint.Sum.digest(zeros, 0, length));
        }

        assertEquals(11, seen.size());
    }

    @Test
    void shouldSumDigestsInTheirOrderAndBeginAnew() throws Exception {
        byte[] first = new byte[48];
        byte[] second = new byte[56];
        new Random(3).nextBytes(first);
        new Random(5).nextBytes(second);
        Checkpoint.Sum sum = new Checkpoint.Sum();

        byte[] forward = sum(sum, first, second);
        byte[] backward = sum(sum, second, first);

        ByteBuffer digests = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        digests.putLong(twin(first)).putLong(twin(second));
        assertArrayEquals(MessageDigest.getInstance("SHA-256").digest(digests.array()), forward);
        assertNotEquals(ByteBuffer.wrap(forward), ByteBuffer.wrap(backward));
        assertArrayEquals(forward, sum(sum, first, second));
    }

    private static byte[] sum(Checkpoint.Sum sum, byte[] first, byte[] second) {
        sum.add(new UnsafeBuffer(first), 0, first.length);
        sum.add(new UnsafeBuffer(second), 0, second.length);
        assertEquals(2, sum.records());
        byte[] target = new byte[40];
        sum.take(target, 8);
        assertEquals(0, sum.records());
        return Arrays.copyOfRange(target, 8, 40);
    }

    private static long twin(byte[] record) {
        ByteBuffer words = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
        long[] lanes = FACTORS.clone();
        lanes[0] ^= record.length;
        int count = record.length / 8;
        for (int i = 0; i < count; i++) {
            int lane = i < count / 4 * 4 ? i % 4 : 0;
            lanes[lane] = step(lanes[lane], words.getLong(), FACTORS[lane]);
        }
        long digest = lanes[0];
        for (int lane = 1; lane < 4; lane++) {
            digest = step(digest, Long.rotateLeft(lanes[lane], TURNS[lane]), FACTORS[lane]);
        }
        return digest;
    }

    private static long step(long lane, long word, long factor) {
        long product = (lane ^ word) * factor;
        return product ^ (product >>> 32);
    }
}
