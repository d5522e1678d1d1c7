package io.millrace.parquet;

import io.millrace.feed.FeedException;

import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One row group: the bytes of the columns that are read, and their readers. One thread. */
final class Group implements PageReadStore {

    private final Footer footer;
    private final RowGroup meta;
    private final Map<String, ColumnPages> pages = new HashMap<>();
    private final ColumnReadStoreImpl readers;

    /**
     * Loads a row group.
     *
     * @param in the open file
     * @param footer of that file
     * @param meta one of its groups
     * @param cells columns to read
     */
    Group(RandomAccessFile in, Footer footer, RowGroup meta, List<Cell> cells) throws IOException {
        this.footer = footer;
        this.meta = meta;
        List<ColumnChunk> chunks =
                Damage.given(footer.file(), meta.getColumns(), "the columns of a row group");
        if (chunks.size() != footer.columns().size()) {
            throw Damage.of(
                    footer.file(),
                    "a row group has "
                            + chunks.size()
                            + " columns and the file "
                            + footer.columns().size());
        }
        for (Cell cell : cells) {
            pages.put(cell.name(), load(in, cell, chunks));
        }
        MessageType schema = new MessageType("row", cells.stream().<Type>map(Cell::type).toList());
        readers = new ColumnReadStoreImpl(this, new NoConverter(), schema, footer.createdBy());
    }

    /** The reader of a column, on its first value. */
    ColumnReader reader(Cell cell) {
        return readers.getColumnReader(cell.descriptor());
    }

    @Override
    public PageReader getPageReader(ColumnDescriptor descriptor) {
        return pages(descriptor.getPath()[0]);
    }

    @Override
    public long getRowCount() {
        return meta.getNum_rows();
    }

    /** Fails unless every page was read. */
    void checkExhausted() {
        pages.forEach(
                (column, each) -> {
                    if (!each.isExhausted()) {
                        throw Damage.of(footer.file(), "column " + column + " has values too few");
                    }
                });
    }

    private ColumnPages pages(String column) {
        ColumnPages found = pages.get(column);
        if (found == null) {
            throw new IllegalArgumentException("column " + column + " is not loaded");
        }
        return found;
    }

    private ColumnPages load(RandomAccessFile in, Cell cell, List<ColumnChunk> columns)
            throws IOException {
        String name = cell.name();
        ColumnChunk column = columns.get(cell.index());
        ColumnMetaData chunk = column.getMeta_data();
        if (column.isSetFile_path() || chunk == null) {
            throw new FeedException(
                    footer.file().toString(),
                    "column " + name + " is in another file, or encrypted",
                    "it must be in this one, in the clear");
        }
        boolean fits =
                chunk.getNum_values() == meta.getNum_rows()
                        && List.of(name).equals(chunk.getPath_in_schema())
                        && chunk.getType() == footer.columns().get(cell.index()).type();
        if (!fits) {
            throw Damage.of(footer.file(), "column " + name + " is not what the schema says");
        }
        CompressionCodec packing = Damage.given(footer.file(), chunk.getCodec(), "a codec");
        Codec codec = Codec.of(packing).orElseThrow(() -> unknown(name, packing));
        return new ColumnPages(
                footer.file(), name, codec, bytes(in, name, chunk), chunk.getNum_values());
    }

    private FeedException unknown(String column, CompressionCodec codec) {
        return new FeedException(
                footer.file().toString(),
                "column " + column + " is packed as " + codec,
                Codec.KNOWN);
    }

    private byte[] bytes(RandomAccessFile in, String name, ColumnMetaData chunk)
            throws IOException {
        long start = chunk.getData_page_offset();
        long dictionary = chunk.getDictionary_page_offset();
        if (chunk.isSetDictionary_page_offset() && dictionary > 0 && dictionary < start) {
            start = dictionary;
        }
        long length = chunk.getTotal_compressed_size();
        boolean isInside =
                start >= Footer.MAGIC.length()
                        && length >= 0
                        && length <= footer.dataEnd()
                        && start <= footer.dataEnd() - length;
        if (!isInside || length > Integer.MAX_VALUE - Long.BYTES) {
            throw Damage.of(
                    footer.file(), "column " + name + " has " + length + " bytes at " + start);
        }
        byte[] bytes = new byte[(int) length];
        in.seek(start);
        in.readFully(bytes);
        return bytes;
    }

    /** The library wants one for each column; values are taken from the readers instead. */
    private static final class NoConverter extends GroupConverter {

        @Override
        public Converter getConverter(int fieldIndex) {
            return new PrimitiveConverter() {};
        }

        @Override
        public void start() {
            // Nothing is converted.
        }

        @Override
        public void end() {
            // Nothing is converted.
        }
    }
}
