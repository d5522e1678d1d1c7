package io.millrace.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.feed.table.TableColumn;

import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DecimalType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.NanoSeconds;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;

import java.io.ByteArrayOutputStream;

/** The cells of one column in one row group. */
final class CellBuffer {

    private static final int AMOUNT_BYTES = 9;
    private static final int AMOUNT_DIGITS = 19;
    private static final int AMOUNT_SCALE = 8;

    private final TableColumn column;
    private final ByteArrayOutputStream values = new ByteArrayOutputStream();
    private final ByteArrayOutputStream levels = new ByteArrayOutputStream();
    private int rows;
    private int run;
    private boolean runIsSet;
    private boolean isSet;
    private int bits;
    private int bitCount;

    CellBuffer(TableColumn column) {
        this.column = column;
    }

    TableColumn column() {
        return column;
    }

    int rows() {
        return rows;
    }

    SchemaElement element() {
        SchemaElement element = new SchemaElement(column.name());
        element.setRepetition_type(FieldRepetitionType.OPTIONAL);
        element.setType(type());
        switch (column.kind()) {
            case TEXT -> {
                element.setLogicalType(LogicalType.STRING(new StringType()));
                element.setConverted_type(ConvertedType.UTF8);
            }
            case AMOUNT -> {
                element.setType_length(AMOUNT_BYTES);
                element.setLogicalType(
                        LogicalType.DECIMAL(new DecimalType(AMOUNT_SCALE, AMOUNT_DIGITS)));
                element.setConverted_type(ConvertedType.DECIMAL);
                element.setScale(AMOUNT_SCALE);
                element.setPrecision(AMOUNT_DIGITS);
            }
            case TIME ->
                    element.setLogicalType(
                            LogicalType.TIMESTAMP(
                                    new TimestampType(true, TimeUnit.NANOS(new NanoSeconds()))));
            case WHOLE, NUMBER, FLAG -> {
                // The stored type says it all.
            }
        }
        return element;
    }

    Type type() {
        return switch (column.kind()) {
            case TEXT -> Type.BYTE_ARRAY;
            case AMOUNT -> Type.FIXED_LEN_BYTE_ARRAY;
            case WHOLE, TIME -> Type.INT64;
            case NUMBER -> Type.DOUBLE;
            case FLAG -> Type.BOOLEAN;
        };
    }

    void text(String value) {
        byte[] bytes = value.getBytes(UTF_8);
        little(bytes.length, Integer.BYTES);
        values.writeBytes(bytes);
        isSet = true;
    }

    void whole(long value) {
        if (column.kind() == TableColumn.Kind.AMOUNT) {
            values.write(value < 0 ? 0xFF : 0);
            for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
                values.write((int) (value >>> shift));
            }
        } else {
            little(value, Long.BYTES);
        }
        isSet = true;
    }

    void number(double value) {
        little(Double.doubleToRawLongBits(value), Long.BYTES);
        isSet = true;
    }

    void flag(boolean value) {
        bits |= value ? 1 << bitCount : 0;
        if (++bitCount == Byte.SIZE) {
            flushBits();
        }
        isSet = true;
    }

    private void flushBits() {
        if (bitCount > 0) {
            values.write(bits);
        }
        bits = 0;
        bitCount = 0;
    }

    private void little(long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            values.write((int) (value >>> (i * Byte.SIZE)));
        }
    }

    void endRow() {
        if (run > 0 && runIsSet != isSet) {
            flushRun();
        }
        runIsSet = isSet;
        run++;
        rows++;
        isSet = false;
    }

    /** A run of equal levels: its length, shifted by one, in groups of 7 bits; then the level. */
    private void flushRun() {
        int header = run << 1;
        while ((header & ~0x7F) != 0) {
            levels.write((header & 0x7F) | 0x80);
            header >>>= 7;
        }
        levels.write(header);
        levels.write(runIsSet ? 1 : 0);
        run = 0;
    }

    /** The page of the group's rows, not packed; the buffer is empty afterwards. */
    byte[] takePage() {
        flushRun();
        flushBits();
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        for (int i = 0; i < Integer.BYTES; i++) {
            page.write(levels.size() >>> (i * Byte.SIZE));
        }
        page.writeBytes(levels.toByteArray());
        page.writeBytes(values.toByteArray());
        levels.reset();
        values.reset();
        rows = 0;
        return page.toByteArray();
    }
}
