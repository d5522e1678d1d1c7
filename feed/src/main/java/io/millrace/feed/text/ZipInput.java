package io.millrace.feed.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The one entry of a zip, its length and checksum compared at the end. */
final class ZipInput extends InputStream {

    private final ZipFile zip;
    private final ZipEntry entry;
    private final InputStream in;
    private final CRC32 crc = new CRC32();
    private final byte[] single = new byte[1];

    private long length;

    /**
     * Reads one entry.
     *
     * @param zip is closed with this stream
     * @param entry of that zip
     */
    ZipInput(ZipFile zip, ZipEntry entry) throws IOException {
        this.zip = zip;
        this.entry = entry;
        this.in = zip.getInputStream(entry);
    }

    @Override
    public int read() throws IOException {
        int count = read(single, 0, 1);
        return count < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        int got = in.read(target, offset, count);
        if (got > 0) {
            crc.update(target, offset, got);
            length += got;
        } else if (got < 0 && (crc.getValue() != entry.getCrc() || length != entry.getSize())) {
            throw new ZipException("wrong checksum");
        }
        return got;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
