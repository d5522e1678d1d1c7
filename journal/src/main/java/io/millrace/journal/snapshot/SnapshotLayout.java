package io.millrace.journal.snapshot;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.CRC32C;

/**
 * Where what stands in a snapshot file; numbers are little-endian.
 *
 * <pre>
 * offset size field
 *      0    8 magic, the letters MRSNAPSH
 *      8    4 format, 1
 *     12    4 number of sections, n
 *     16    4 epoch
 *     20    4 chain checksum
 *     24    8 sequence
 *     32    8 engine time
 *     40   64 code version
 *    104   64 schema hash
 *    168   64 settings hash
 *    232   64 state hash
 *    296 40*n table of sections, by name
 *      .    . the sections, back to back, in the order of the table
 *      .   32 SHA-256 over every byte before it
 *
 * in the table
 *      0   24 name
 *     24    8 offset in the file
 *     32    4 length
 *     36    4 CRC32C over its bytes
 * </pre>
 *
 * <p>Texts are ASCII and end with the first zero; behind it all bytes are zero.
 */
final class SnapshotLayout {

    static final int FORMAT = 1;
    static final int FORMAT_OFFSET = 8;
    static final int SECTIONS_OFFSET = 12;
    static final int EPOCH_OFFSET = 16;
    static final int CHAIN_CHECKSUM_OFFSET = 20;
    static final int SEQUENCE_OFFSET = 24;
    static final int ENGINE_TIME_OFFSET = 32;
    static final int CODE_VERSION_OFFSET = 40;
    static final int SCHEMA_HASH_OFFSET = 104;
    static final int SETTINGS_HASH_OFFSET = 168;
    static final int STATE_HASH_OFFSET = 232;
    static final int TABLE_OFFSET = 296;

    static final int TEXT_LENGTH = 64;
    static final int NAME_LENGTH = 24;
    static final int ROW_OFFSET_OFFSET = 24;
    static final int ROW_LENGTH_OFFSET = 32;
    static final int ROW_CHECKSUM_OFFSET = 36;
    static final int ROW_LENGTH = 40;
    static final int SUM_LENGTH = 32;

    /** Sections that a file may have. */
    static final int MOST_SECTIONS = 64;

    /** Length that a file may have. */
    static final int MOST_BYTES = 256 * 1024 * 1024;

    private static final byte[] MAGIC = "MRSNAPSH".getBytes(US_ASCII);

    private SnapshotLayout() {}

    static byte[] magic() {
        return MAGIC.clone();
    }

    static ByteBuffer view(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static int checksum(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }

    static byte[] sum(byte[] bytes, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }
}
