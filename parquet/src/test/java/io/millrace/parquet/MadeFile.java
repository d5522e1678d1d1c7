package io.millrace.parquet;

import io.airlift.compress.Compressor;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.zstd.ZstdCompressor;

import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

/** Writes small Parquet files, plainly encoded, so that tests can say every value. */
final class MadeFile {

    private final List<SchemaElement> schema = new ArrayList<>();
    private final List<List<@Nullable Object>> values = new ArrayList<>();
    private CompressionCodec codec = CompressionCodec.UNCOMPRESSED;
    private int rowsPerGroup = Integer.MAX_VALUE;

    MadeFile() {
        schema.add(new SchemaElement("schema"));
    }

    MadeFile codec(CompressionCodec wanted) {
        codec = wanted;
        return this;
    }

    MadeFile rowsPerGroup(int rows) {
        rowsPerGroup = rows;
        return this;
    }

    /** A column without logical type; its stored type is that of the values. */
    MadeFile column(String name, @Nullable Object... ofRows) {
        return column(name, null, ofRows);
    }

    MadeFile column(String name, @Nullable LogicalType logical, @Nullable Object... ofRows) {
        SchemaElement element = new SchemaElement(name);
        element.setType(type(ofRows));
        element.setRepetition_type(
                Arrays.asList(ofRows).contains(null)
                        ? FieldRepetitionType.OPTIONAL
                        : FieldRepetitionType.REQUIRED);
        if (logical != null) {
            element.setLogicalType(logical);
        }
        schema.add(element);
        values.add(Arrays.asList(ofRows));
        return this;
    }

    /** The element of the column that was added last. */
    SchemaElement last() {
        return schema.getLast();
    }

    Path write(Path file) {
        try {
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() throws IOException {
        schema.getFirst().setNum_children(values.size());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("PAR1".getBytes(StandardCharsets.ISO_8859_1));
        int rows = values.isEmpty() ? 0 : values.getFirst().size();
        List<RowGroup> groups = new ArrayList<>();
        for (int from = 0; from < rows; from += Math.min(rowsPerGroup, rows)) {
            groups.add(group(out, from, Math.min(rows, from + Math.min(rowsPerGroup, rows))));
        }
        int start = out.size();
        FileMetaData meta = new FileMetaData(1, schema, rows, groups);
        meta.setCreated_by("millrace");
        Util.writeFileMetaData(meta, out);
        out.writeBytes(little(4).putInt(out.size() - start).array());
        out.writeBytes("PAR1".getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }

    private RowGroup group(ByteArrayOutputStream out, int from, int to) throws IOException {
        List<ColumnChunk> chunks = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            SchemaElement element = schema.get(i + 1);
            List<@Nullable Object> ofGroup = values.get(i).subList(from, to);
            long start = out.size();
            byte[] page = page(element, ofGroup);
            byte[] packed = pack(page);
            PageHeader header = new PageHeader(PageType.DATA_PAGE, page.length, packed.length);
            header.setData_page_header(
                    new DataPageHeader(to - from, Encoding.PLAIN, Encoding.RLE, Encoding.RLE));
            CRC32 crc = new CRC32();
            crc.update(packed);
            header.setCrc((int) crc.getValue());
            Util.writePageHeader(header, out);
            out.writeBytes(packed);
            ColumnMetaData meta =
                    new ColumnMetaData(
                            element.getType(),
                            List.of(Encoding.PLAIN),
                            List.of(element.getName()),
                            codec,
                            to - from,
                            page.length,
                            out.size() - start,
                            start);
            ColumnChunk chunk = new ColumnChunk(start);
            chunk.setMeta_data(meta);
            chunks.add(chunk);
        }
        return new RowGroup(chunks, out.size(), to - from);
    }

    private static byte[] page(SchemaElement element, List<@Nullable Object> ofGroup) {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        if (element.getRepetition_type() == FieldRepetitionType.OPTIONAL) {
            page.writeBytes(little(4).putInt(2 * ofGroup.size()).array());
            for (Object value : ofGroup) {
                // A run of one level, then the level.
                page.write(2);
                page.write(value == null ? 0 : 1);
            }
        }
        for (Object value : ofGroup) {
            if (value != null) {
                page.writeBytes(plain(value));
            }
        }
        return page.toByteArray();
    }

    private static byte[] plain(Object value) {
        return switch (value) {
            case Integer number -> little(4).putInt(number).array();
            case Long number -> little(8).putLong(number).array();
            case Float number -> little(4).putFloat(number).array();
            case Double number -> little(8).putDouble(number).array();
            case String text -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                yield little(4 + bytes.length).putInt(bytes.length).put(bytes).array();
            }
            case byte[] fixed -> fixed;
            default -> throw new IllegalArgumentException("value is a " + value.getClass());
        };
    }

    private static Type type(@Nullable Object... ofRows) {
        for (Object value : ofRows) {
            if (value != null) {
                return switch (value) {
                    case Integer number -> Type.INT32;
                    case Long number -> Type.INT64;
                    case Float number -> Type.FLOAT;
                    case Double number -> Type.DOUBLE;
                    case String text -> Type.BYTE_ARRAY;
                    case byte[] fixed -> Type.INT96;
                    default -> throw new IllegalArgumentException("value is a " + value.getClass());
                };
            }
        }
        return Type.DOUBLE;
    }

    private byte[] pack(byte[] page) throws IOException {
        return switch (codec) {
            case SNAPPY -> pack(new SnappyCompressor(), page);
            case ZSTD -> pack(new ZstdCompressor(), page);
            case LZ4_RAW -> pack(new Lz4Compressor(), page);
            case GZIP -> {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                    gzip.write(page);
                }
                yield bytes.toByteArray();
            }
            default -> page;
        };
    }

    private static byte[] pack(Compressor compressor, byte[] page) {
        byte[] packed = new byte[compressor.maxCompressedLength(page.length)];
        int length = compressor.compress(page, 0, page.length, packed, 0, packed.length);
        return Arrays.copyOf(packed, length);
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
