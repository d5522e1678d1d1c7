package io.millrace.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;

/** The value of one column in the row at hand, as text. One thread. */
final class Cell {

    private static final int SHOWN_LENGTH = 40;

    private final int index;
    private final PrimitiveType type;
    private final ColumnDescriptor descriptor;
    private final CellText text;
    private @Nullable ColumnReader reader;
    private byte[] bytes = {};
    private boolean isNull;

    /**
     * A column.
     *
     * @param index in the file, from 0
     * @param type of the column
     * @param text how a value becomes text
     */
    Cell(int index, PrimitiveType type, CellText text) {
        this.index = index;
        this.type = type;
        this.text = text;
        int definitions = type.isRepetition(Repetition.OPTIONAL) ? 1 : 0;
        descriptor = new ColumnDescriptor(new String[] {type.getName()}, type, 0, definitions);
    }

    /** Begins a row group. */
    void begin(ColumnReader values) {
        reader = values;
    }

    /** Takes the next value. */
    void read() {
        ColumnReader values = reader;
        if (values == null) {
            throw new IllegalStateException("no row group was begun");
        }
        isNull = values.getCurrentDefinitionLevel() < descriptor.getMaxDefinitionLevel();
        bytes = isNull ? new byte[0] : text.of(values).getBytes(UTF_8);
        values.consume();
    }

    int index() {
        return index;
    }

    String name() {
        return type.getName();
    }

    PrimitiveType type() {
        return type;
    }

    ColumnDescriptor descriptor() {
        return descriptor;
    }

    /** The value's text; empty when it is null. */
    byte[] bytes() {
        return bytes;
    }

    boolean isNull() {
        return isNull;
    }

    /** Name and value, for messages. */
    String shown() {
        if (isNull) {
            return name() + " is null";
        }
        String whole = new String(bytes, UTF_8).replaceAll("\\p{Cntrl}", "?");
        String shown =
                whole.length() <= SHOWN_LENGTH ? whole : whole.substring(0, SHOWN_LENGTH) + "...";
        return name() + " is \"" + shown + "\"";
    }
}
