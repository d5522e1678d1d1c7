package io.millrace.parquet;

import io.millrace.feed.FeedException;

import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.CRC32;

/** The pages of one column in one row group, unpacked one after the other. One thread. */
final class ColumnPages implements PageReader {

    /** Writers aim at 1 MB; a longer page is a length in damaged bytes. */
    private static final int MAX_PAGE_LENGTH = 1 << 28;

    private final Path file;
    private final String column;
    private final Codec codec;
    private final byte[] chunk;
    private final long values;
    private int position;
    private long left;

    /**
     * Pages in front of the first.
     *
     * @param file for messages
     * @param column for messages
     * @param codec of its pages
     * @param chunk its bytes
     * @param values how many there must be
     */
    ColumnPages(Path file, String column, Codec codec, byte[] chunk, long values) {
        this.file = file;
        this.column = column;
        this.codec = codec;
        this.chunk = chunk;
        this.values = values;
        left = values;
    }

    @Override
    public long getTotalValueCount() {
        return values;
    }

    /** The library asks before the first page of data. */
    @Override
    public @Nullable DictionaryPage readDictionaryPage() {
        int start = position;
        PageHeader header = header();
        if (header.getType() != PageType.DICTIONARY_PAGE) {
            position = start;
            return null;
        }
        DictionaryPageHeader dictionary =
                Damage.given(file, header.getDictionary_page_header(), "a dictionary's size");
        BytesInput bytes = unpack(header, 0, header.getUncompressed_page_size());
        int entries = dictionary.getNum_values();
        if (entries < 0 || entries > header.getUncompressed_page_size()) {
            throw damaged("a dictionary of " + entries + " values");
        }
        return new DictionaryPage(bytes, entries, encoding(dictionary.getEncoding()));
    }

    @Override
    public DataPage readPage() {
        while (true) {
            PageHeader header = header();
            DataPageHeader first = header.getData_page_header();
            DataPageHeaderV2 second = header.getData_page_header_v2();
            if (first != null) {
                if (count(first.getNum_values()) > 0) {
                    return first(header, first);
                }
            } else if (second != null) {
                if (count(second.getNum_values()) > 0) {
                    return second(header, second);
                }
            } else if (header.getType() == PageType.DICTIONARY_PAGE) {
                throw damaged("a second dictionary");
            }
            position += header.getCompressed_page_size();
        }
    }

    /** Whether every value was handed out. */
    boolean isExhausted() {
        return left == 0;
    }

    private DataPage first(PageHeader header, DataPageHeader page) {
        int size = header.getUncompressed_page_size();
        return new DataPageV1(
                unpack(header, 0, size),
                page.getNum_values(),
                size,
                null,
                encoding(page.getRepetition_level_encoding()),
                encoding(page.getDefinition_level_encoding()),
                encoding(page.getEncoding()));
    }

    private DataPage second(PageHeader header, DataPageHeaderV2 page) {
        int repetitions = page.getRepetition_levels_byte_length();
        int definitions = page.getDefinition_levels_byte_length();
        int levels = repetitions + definitions;
        if (repetitions < 0
                || definitions < 0
                || levels < 0
                || levels > header.getUncompressed_page_size()
                || levels > header.getCompressed_page_size()) {
            throw damaged("levels that are longer than their page");
        }
        int start = position;
        BytesInput data =
                page.isIs_compressed()
                        ? unpack(header, levels, header.getUncompressed_page_size() - levels)
                        : plain(header, levels);
        return DataPageV2.uncompressed(
                page.getNum_rows(),
                page.getNum_nulls(),
                page.getNum_values(),
                BytesInput.from(chunk, start, repetitions),
                BytesInput.from(chunk, start + repetitions, definitions),
                encoding(page.getEncoding()),
                data,
                null);
    }

    private PageHeader header() {
        if (position >= chunk.length) {
            throw damaged(left + " values too few");
        }
        ByteArrayInputStream in =
                new ByteArrayInputStream(chunk, position, chunk.length - position);
        try {
            PageHeader header = Util.readPageHeader(in);
            position = chunk.length - in.available();
            check(header, in.available());
            return header;
        } catch (IOException e) {
            throw Damage.of(file, "column " + column + " has a damaged page", e);
        }
    }

    private void check(PageHeader header, int available) {
        int packed = header.getCompressed_page_size();
        int size = header.getUncompressed_page_size();
        if (packed < 0 || packed > available) {
            throw damaged("a page of " + packed + " bytes where " + available + " are left");
        }
        if (size < 0 || size > MAX_PAGE_LENGTH) {
            throw damaged("a page of " + size + " bytes");
        }
        if (header.isSetCrc()) {
            CRC32 crc = new CRC32();
            crc.update(chunk, position, packed);
            if ((int) crc.getValue() != header.getCrc()) {
                throw damaged("a page whose checksum is wrong");
            }
        }
    }

    private int count(int ofPage) {
        if (ofPage < 0 || ofPage > left) {
            throw damaged("a page of " + ofPage + " values where " + left + " are left");
        }
        left -= ofPage;
        return ofPage;
    }

    private BytesInput plain(PageHeader header, int skipped) {
        int from = position + skipped;
        position += header.getCompressed_page_size();
        return BytesInput.from(chunk, from, header.getCompressed_page_size() - skipped);
    }

    private BytesInput unpack(PageHeader header, int skipped, int size) {
        byte[] page = new byte[size];
        int length = header.getCompressed_page_size() - skipped;
        int filled;
        try {
            filled = size == 0 ? 0 : codec.unpack(chunk, position + skipped, length, page);
        } catch (IOException | RuntimeException e) {
            throw Damage.of(file, "column " + column + " has a page that does not unpack", e);
        }
        if (filled != size) {
            throw damaged("a page that is not as long as it says");
        }
        position += header.getCompressed_page_size();
        return BytesInput.from(page);
    }

    private Encoding encoding(org.apache.parquet.format.@Nullable Encoding encoding) {
        return Encoding.valueOf(Damage.given(file, encoding, "an encoding").name());
    }

    private FeedException damaged(String what) {
        return Damage.of(file, "column " + column + " has " + what);
    }
}
