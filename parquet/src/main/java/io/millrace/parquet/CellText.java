package io.millrace.parquet;

import org.apache.parquet.column.ColumnReader;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Optional;

/** Turns a value into the text that a CSV file would have in its place. Stateless. */
@FunctionalInterface
interface CellText {

    /** More decimals than any number has that fits. */
    int MAX_SCALE = 38;

    /** The text of the value at hand, which is not null. */
    String of(ColumnReader reader);

    /**
     * The text of a column of numbers, times or words.
     *
     * @return empty when the type cannot be read
     */
    static Optional<CellText> of(Column column) {
        return Optional.ofNullable(
                switch (column.meaning()) {
                    case PLAIN, TIMESTAMP -> plain(column);
                    case UNSIGNED -> unsigned(column);
                    case DECIMAL -> decimal(column);
                    case DATE -> reader -> LocalDate.ofEpochDay(reader.getInteger()).toString();
                    case TIME_OF_DAY -> null;
                });
    }

    /** The text of whole numbers of 10^-scale. */
    static CellText scaled(int scale) {
        return reader -> BigDecimal.valueOf(reader.getLong(), scale).toPlainString();
    }

    private static @Nullable CellText plain(Column column) {
        return switch (column.type()) {
            case BOOLEAN -> reader -> Boolean.toString(reader.getBoolean());
            case DOUBLE -> reader -> Double.toString(reader.getDouble());
            case FLOAT -> reader -> Float.toString(reader.getFloat());
            case INT32 -> reader -> Integer.toString(reader.getInteger());
            case INT64 -> reader -> Long.toString(reader.getLong());
            case BYTE_ARRAY -> reader -> reader.getBinary().toStringUsingUTF8();
            case INT96, FIXED_LEN_BYTE_ARRAY -> null;
        };
    }

    private static @Nullable CellText unsigned(Column column) {
        return switch (column.type()) {
            case INT32 -> reader -> Integer.toUnsignedString(reader.getInteger());
            case INT64 -> reader -> Long.toUnsignedString(reader.getLong());
            default -> null;
        };
    }

    private static @Nullable CellText decimal(Column column) {
        int scale = column.detail();
        if (scale < 0 || scale > MAX_SCALE) {
            return null;
        }
        return switch (column.type()) {
            case INT32 -> reader -> BigDecimal.valueOf(reader.getInteger(), scale).toPlainString();
            case INT64 -> scaled(scale);
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY ->
                    reader ->
                            new BigDecimal(new BigInteger(reader.getBinary().getBytes()), scale)
                                    .toPlainString();
            default -> null;
        };
    }
}
