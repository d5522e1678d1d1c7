package io.millrace.parquet;

import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;

import org.apache.parquet.format.CompressionCodec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Unpacks pages, in Java alone. Not thread-safe. */
interface Codec {

    /** What {@link #of} knows, for messages. */
    String KNOWN = "it must be UNCOMPRESSED, SNAPPY, GZIP, ZSTD or LZ4_RAW";

    /**
     * Unpacks one page.
     *
     * @param packed bytes that hold it
     * @param from first of them
     * @param length their number
     * @param target exactly as long as the page
     * @return bytes of the target that were filled; one more when the page is longer
     * @throws IOException when the bytes are damaged; so is any unchecked exception
     */
    int unpack(byte[] packed, int from, int length, byte[] target) throws IOException;

    /** The codec of a name in the file; empty when it is not known. */
    static Optional<Codec> of(CompressionCodec codec) {
        return switch (codec) {
            case UNCOMPRESSED -> Optional.of(Codec::copy);
            case SNAPPY -> Optional.of(of(new SnappyDecompressor()));
            case GZIP -> Optional.of(Codec::gunzip);
            case ZSTD -> Optional.of(of(new ZstdDecompressor()));
            case LZ4_RAW -> Optional.of(of(new Lz4Decompressor()));
            default -> Optional.empty();
        };
    }

    private static Codec of(Decompressor codec) {
        return (packed, from, length, target) ->
                codec.decompress(packed, from, length, target, 0, target.length);
    }

    private static int copy(byte[] packed, int from, int length, byte[] target) {
        System.arraycopy(packed, from, target, 0, Math.min(length, target.length));
        return length;
    }

    private static int gunzip(byte[] packed, int from, int length, byte[] target)
            throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed, from, length))) {
            int filled = in.readNBytes(target, 0, target.length);
            return in.read() < 0 ? filled : target.length + 1;
        }
    }
}
