package io.millrace.ops.backtest;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.ops.monitor.JsonText;

/** One line of CSV after RFC 4180: a cell with comma, quote or line break stands in quotes. */
final class CsvLine {

    private final StringBuilder text = new StringBuilder(160);
    private boolean begun;

    CsvLine text(String cell) {
        separate();
        if (isPlain(cell)) {
            text.append(cell);
        } else {
            text.append('"').append(cell.replace("\"", "\"\"")).append('"');
        }
        return this;
    }

    private static boolean isPlain(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return false;
            }
        }
        return true;
    }

    CsvLine amount(long value) {
        separate();
        if (value != FixedPoint.NONE) {
            FixedPoint.append(text, value);
        }
        return this;
    }

    CsvLine time(long timeNs) {
        separate();
        JsonText.appendTime(text, timeNs);
        return this;
    }

    CsvLine whole(long value) {
        separate();
        text.append(value);
        return this;
    }

    CsvLine number(double value) {
        separate();
        if (Double.isFinite(value)) {
            text.append(value);
        }
        return this;
    }

    private void separate() {
        if (begun) {
            text.append(',');
        }
        begun = true;
    }

    /** The line so far, which begins anew. */
    String take() {
        String line = text.toString();
        text.setLength(0);
        begun = false;
        return line;
    }
}
