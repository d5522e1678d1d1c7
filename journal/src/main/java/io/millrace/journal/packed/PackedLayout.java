package io.millrace.journal.packed;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * A packed file is a row of members of gzip (RFC 1952), one for each block of the content, so that
 * any gunzip expands it. Numbers are little-endian.
 *
 * <pre>
 * offset size field           meaning
 *      0    4 gzip            1F 8B, method 8 (deflate), flags 4 (extra field)
 *      4    6 gzip            time 0, extra flags 0, system 255 (unknown)
 *     10    2 extra           its length, 32
 *     12    2 name            the letters MR
 *     14    2 length          28
 *     16    8 content length  of the whole file, expanded
 *     24    8 position        where this block stands in the content
 *     32    4 block length    of the content of this member, 262,144 but for the last
 *     36    4 member length   of this member, from its first byte to its last
 *     40    4 checksum        CRC32C over the 40 bytes before it and every byte behind it
 *     44    n deflate         the block
 *   44+n    4 gzip            CRC32 over the block
 *   48+n    4 gzip            block length
 * </pre>
 */
final class PackedLayout {

    /** Content of one member, in bytes. */
    static final int BLOCK_BYTES = 256 * 1024;

    static final int HEADER_BYTES = 44;
    static final int TRAILER_BYTES = 8;

    /** Longest member: deflate grows by less than this what it cannot shorten. */
    static final int MAX_MEMBER_BYTES = BLOCK_BYTES + BLOCK_BYTES / 64 + 1024;

    private static final int CHECKSUM = 40;
    private static final int GZIP = 0x0408_8B1F;
    private static final int EXTRA_AT = 10;
    private static final int LENGTH = 16;
    private static final int POSITION = 24;
    private static final int BLOCK = 32;
    private static final int MEMBER = 36;
    private static final short EXTRA_BYTES = 32;
    private static final short NAME = 0x524D;
    private static final short FIELD_BYTES = 28;
    private static final byte UNKNOWN_SYSTEM = (byte) 255;

    private PackedLayout() {}

    /** Memory for one member, in the order of bytes of this layout. */
    static ByteBuffer buffer() {
        return ByteBuffer.allocate(MAX_MEMBER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Fills in everything but deflated bytes and trailer, which stand already.
     *
     * @param member from its first byte to its limit
     */
    static void finish(ByteBuffer member, long contentBytes, long position, int blockBytes) {
        member.putInt(0, GZIP);
        member.putInt(4, 0);
        member.put(8, (byte) 0);
        member.put(9, UNKNOWN_SYSTEM);
        member.putShort(EXTRA_AT, EXTRA_BYTES);
        member.putShort(12, NAME);
        member.putShort(14, FIELD_BYTES);
        member.putLong(LENGTH, contentBytes);
        member.putLong(POSITION, position);
        member.putInt(BLOCK, blockBytes);
        member.putInt(MEMBER, member.limit());
        member.putInt(CHECKSUM, checksum(member));
    }

    /** What is wrong with the first bytes of a member; empty for nothing. */
    static String headerFault(ByteBuffer header) {
        boolean isMember =
                header.getInt(0) == GZIP
                        && header.getInt(4) == 0
                        && header.get(8) == 0
                        && header.get(9) == UNKNOWN_SYSTEM
                        && header.getShort(EXTRA_AT) == EXTRA_BYTES
                        && header.getShort(12) == NAME
                        && header.getShort(14) == FIELD_BYTES;
        if (!isMember) {
            return "no member begins here; it must be one of gzip with the field MR";
        }
        int member = memberBytes(header);
        return member <= HEADER_BYTES + TRAILER_BYTES || member > MAX_MEMBER_BYTES
                ? "the member's length is " + member + "; it must be 53 to " + MAX_MEMBER_BYTES
                : "";
    }

    static long contentBytes(ByteBuffer header) {
        return header.getLong(LENGTH);
    }

    static long position(ByteBuffer header) {
        return header.getLong(POSITION);
    }

    static int blockBytes(ByteBuffer header) {
        return header.getInt(BLOCK);
    }

    static int memberBytes(ByteBuffer header) {
        return header.getInt(MEMBER);
    }

    static boolean isChecked(ByteBuffer member) {
        return member.getInt(CHECKSUM) == checksum(member);
    }

    private static int checksum(ByteBuffer member) {
        CRC32C crc = new CRC32C();
        crc.update(member.slice(0, CHECKSUM));
        crc.update(member.slice(HEADER_BYTES, member.limit() - HEADER_BYTES));
        return (int) crc.getValue();
    }
}
