package io.millrace.parquet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.airlift.compress.snappy.SnappyCompressor;
import io.millrace.feed.table.TableColumn;
import io.millrace.feed.table.TableFile;

import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/** Writes one file; its rows wait in memory until a group of them is whole. */
final class TableWriter implements TableFile {

    private static final int GROUP_ROWS = 50_000;
    private static final String CREATOR = "millrace";

    private final Path target;
    private final Path part;
    private final OutputStream out;
    private final List<CellBuffer> cells = new ArrayList<>();
    private final List<RowGroup> groups = new ArrayList<>();
    private final SnappyCompressor compressor = new SnappyCompressor();
    private long position;
    private long rows;

    TableWriter(Path file, List<TableColumn> columns) throws IOException {
        target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        part = target.resolveSibling("." + target.getFileName() + ".part");
        columns.forEach(column -> cells.add(new CellBuffer(column)));
        out = Files.newOutputStream(part);
        write(Footer.MAGIC.getBytes(ISO_8859_1));
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        position += bytes.length;
    }

    @Override
    public void text(int column, String value) {
        cells.get(column).text(value);
    }

    @Override
    public void whole(int column, long value) {
        cells.get(column).whole(value);
    }

    @Override
    public void number(int column, double value) {
        cells.get(column).number(value);
    }

    @Override
    public void flag(int column, boolean value) {
        cells.get(column).flag(value);
    }

    @Override
    public void endRow() throws IOException {
        cells.forEach(CellBuffer::endRow);
        rows++;
        if (cells.getFirst().rows() == GROUP_ROWS) {
            writeGroup();
        }
    }

    private void writeGroup() throws IOException {
        int count = cells.getFirst().rows();
        if (count == 0) {
            return;
        }
        long start = position;
        List<ColumnChunk> chunks = new ArrayList<>();
        for (CellBuffer cell : cells) {
            chunks.add(writeChunk(cell, count));
        }
        groups.add(new RowGroup(chunks, position - start, count));
    }

    private ColumnChunk writeChunk(CellBuffer cell, int count) throws IOException {
        byte[] page = cell.takePage();
        byte[] room = new byte[compressor.maxCompressedLength(page.length)];
        int length = compressor.compress(page, 0, page.length, room, 0, room.length);
        byte[] packed = Arrays.copyOf(room, length);
        PageHeader header = new PageHeader(PageType.DATA_PAGE, page.length, packed.length);
        header.setData_page_header(
                new DataPageHeader(count, Encoding.PLAIN, Encoding.RLE, Encoding.RLE));
        CRC32 crc = new CRC32();
        crc.update(packed);
        header.setCrc((int) crc.getValue());
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        Util.writePageHeader(header, head);
        long start = position;
        write(head.toByteArray());
        write(packed);
        ColumnMetaData meta =
                new ColumnMetaData(
                        cell.type(),
                        List.of(Encoding.PLAIN, Encoding.RLE),
                        List.of(cell.column().name()),
                        CompressionCodec.SNAPPY,
                        count,
                        (long) head.size() + page.length,
                        position - start,
                        start);
        ColumnChunk chunk = new ColumnChunk(start);
        chunk.setMeta_data(meta);
        return chunk;
    }

    @Override
    public void finish() throws IOException {
        writeGroup();
        List<SchemaElement> schema = new ArrayList<>();
        SchemaElement root = new SchemaElement("schema");
        root.setNum_children(cells.size());
        schema.add(root);
        cells.forEach(cell -> schema.add(cell.element()));
        FileMetaData meta = new FileMetaData(1, schema, rows, groups);
        meta.setCreated_by(CREATOR);
        ByteArrayOutputStream footer = new ByteArrayOutputStream();
        Util.writeFileMetaData(meta, footer);
        int length = footer.size();
        for (int i = 0; i < Integer.BYTES; i++) {
            footer.write(length >>> (i * Byte.SIZE));
        }
        footer.writeBytes(Footer.MAGIC.getBytes(ISO_8859_1));
        write(footer.toByteArray());
        out.close();
        Files.move(
                part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(part);
    }
}
