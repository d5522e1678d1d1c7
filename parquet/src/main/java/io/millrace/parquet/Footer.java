package io.millrace.parquet;

import io.millrace.feed.FeedException;

import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What stands at the end of a file: its columns and where their values are.
 *
 * @param file path
 * @param columns in the order of the file, none of them nested
 * @param groups row groups; their rows add up to those of the file
 * @param createdBy the program that wrote it; empty where it does not say
 * @param dataEnd first byte behind the values
 */
record Footer(
        Path file, List<Column> columns, List<RowGroup> groups, String createdBy, long dataEnd) {

    static final String MAGIC = "PAR1";

    private static final int TAIL_LENGTH = 8;

    /**
     * Reads it.
     *
     * @throws FeedException when the file is not readable, damaged, or has nested columns
     */
    static Footer of(Path file) {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            return read(file, in);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // A length in damaged bytes may ask for more memory than there is.
            if (e instanceof FeedException refusal) {
                throw refusal;
            }
            throw Damage.of(file, "footer is not readable (" + e + ")", e);
        }
    }

    private static Footer read(Path file, RandomAccessFile in) throws IOException {
        long length = in.length();
        if (length < MAGIC.length() + TAIL_LENGTH) {
            throw Damage.of(file, "file has " + length + " bytes");
        }
        ByteBuffer tail =
                ByteBuffer.wrap(bytes(in, length - TAIL_LENGTH, TAIL_LENGTH))
                        .order(ByteOrder.LITTLE_ENDIAN);
        int footerLength = tail.getInt();
        String magic = new String(tail.array(), 4, 4, StandardCharsets.ISO_8859_1);
        if (!magic.equals(MAGIC)) {
            throw Damage.of(file, "file does not end in " + MAGIC);
        }
        long start = length - TAIL_LENGTH - footerLength;
        if (footerLength <= 0 || start < MAGIC.length()) {
            throw Damage.of(file, "footer has " + footerLength + " bytes");
        }
        byte[] footer = bytes(in, start, footerLength);
        FileMetaData meta =
                Util.readFileMetaData(
                        new ByteArrayInputStream(footer), Math.max(footerLength, 1 << 20));
        String createdBy = Objects.requireNonNullElse(meta.getCreated_by(), "");
        List<RowGroup> groups = Damage.given(file, meta.getRow_groups(), "its row groups");
        checkRows(file, groups, meta.getNum_rows());
        List<SchemaElement> schema = Damage.given(file, meta.getSchema(), "its schema");
        return new Footer(file, leaves(file, schema), groups, createdBy, start);
    }

    private static byte[] bytes(RandomAccessFile in, long position, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.seek(position);
        in.readFully(bytes);
        return bytes;
    }

    private static void checkRows(Path file, List<RowGroup> groups, long ofFile) {
        long rows = 0;
        for (RowGroup group : groups) {
            if (group.getNum_rows() < 0) {
                throw Damage.of(file, "a row group has " + group.getNum_rows() + " rows");
            }
            rows += group.getNum_rows();
        }
        if (rows != ofFile) {
            throw Damage.of(file, "file has " + ofFile + " rows and its row groups " + rows);
        }
    }

    private static List<Column> leaves(Path file, List<SchemaElement> schema) {
        List<SchemaElement> leaves = schema.subList(1, schema.size());
        for (SchemaElement leaf : leaves) {
            boolean isNested = leaf.getNum_children() > 0 || !leaf.isSetType();
            if (isNested || leaf.getRepetition_type() == FieldRepetitionType.REPEATED) {
                throw new FeedException(
                        file.toString(),
                        "column " + leaf.getName() + " is nested",
                        "every column must hold one value in a row");
            }
        }
        if (leaves.size() != schema.getFirst().getNum_children()) {
            throw Damage.of(
                    file,
                    "schema has "
                            + leaves.size()
                            + " columns and says "
                            + schema.getFirst().getNum_children());
        }
        return leaves.stream().map(leaf -> Column.of(file, leaf)).toList();
    }
}
