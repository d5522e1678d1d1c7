package io.millrace.parquet;

import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/**
 * One column as the file describes it.
 *
 * @param name as the file writes it
 * @param type how values are stored
 * @param isOptional whether a value may be null
 * @param typeLength bytes of a value of fixed length; otherwise 0
 * @param meaning what values are
 * @param detail scale of a decimal; decimals from a timestamp's unit to nanoseconds; otherwise 0
 */
record Column(
        String name, Type type, boolean isOptional, int typeLength, Meaning meaning, int detail) {

    /** What the values of a column are. */
    enum Meaning {
        /** What the stored type says. */
        PLAIN,
        /** Whole numbers without sign. */
        UNSIGNED,
        /** Whole numbers of a power of ten. */
        DECIMAL,
        /** Days since 1970-01-01. */
        DATE,
        /** Time without a day. */
        TIME_OF_DAY,
        /** Time since 1970-01-01. */
        TIMESTAMP
    }

    private static final int MILLISECONDS = 6;
    private static final int MICROSECONDS = 3;

    /** The column of an element of the schema that is not nested. */
    static Column of(Path file, SchemaElement element) {
        String name = Damage.given(file, element.getName(), "a column's name");
        Type type = Damage.given(file, element.getType(), "the type of column " + name);
        LogicalType logical = element.getLogicalType();
        ConvertedType converted = element.getConverted_type();
        Meaning meaning =
                logical != null && meaning(logical) != Meaning.PLAIN
                        ? meaning(logical)
                        : meaning(converted);
        return new Column(
                name,
                type,
                element.getRepetition_type() == FieldRepetitionType.OPTIONAL,
                element.getType_length(),
                meaning,
                switch (meaning) {
                    case DECIMAL -> scale(element, logical);
                    case TIMESTAMP -> form(logical, converted);
                    default -> 0;
                });
    }

    private static Meaning meaning(LogicalType logical) {
        if (logical.isSetDECIMAL()) {
            return Meaning.DECIMAL;
        }
        if (logical.isSetDATE()) {
            return Meaning.DATE;
        }
        if (logical.isSetTIMESTAMP()) {
            return Meaning.TIMESTAMP;
        }
        if (logical.isSetTIME()) {
            return Meaning.TIME_OF_DAY;
        }
        return logical.isSetINTEGER() && !logical.getINTEGER().isIsSigned()
                ? Meaning.UNSIGNED
                : Meaning.PLAIN;
    }

    private static Meaning meaning(@Nullable ConvertedType converted) {
        return switch (converted) {
            case DECIMAL -> Meaning.DECIMAL;
            case DATE -> Meaning.DATE;
            case TIME_MILLIS, TIME_MICROS -> Meaning.TIME_OF_DAY;
            case TIMESTAMP_MILLIS, TIMESTAMP_MICROS -> Meaning.TIMESTAMP;
            case UINT_8, UINT_16, UINT_32, UINT_64 -> Meaning.UNSIGNED;
            case null, default -> Meaning.PLAIN;
        };
    }

    private static int scale(SchemaElement element, @Nullable LogicalType logical) {
        return logical != null && logical.isSetDECIMAL()
                ? logical.getDECIMAL().getScale()
                : element.getScale();
    }

    private static int form(@Nullable LogicalType logical, @Nullable ConvertedType converted) {
        TimeUnit unit =
                logical != null && logical.isSetTIMESTAMP()
                        ? logical.getTIMESTAMP().getUnit()
                        : null;
        if (unit != null) {
            return unit.isSetMILLIS() ? MILLISECONDS : unit.isSetMICROS() ? MICROSECONDS : 0;
        }
        return converted == ConvertedType.TIMESTAMP_MILLIS ? MILLISECONDS : MICROSECONDS;
    }
}
