package io.millrace.ops.explain;

import java.util.List;
import java.util.Locale;

/** Lines of a name and what is told of it. */
final class Lines {

    private static final int WIDTH = 80;
    private static final int NAME = 14;

    private final StringBuilder text = new StringBuilder(4096);

    void row(String name, String told) {
        plain(String.format(Locale.ROOT, "%-" + NAME + "s%s", name, told));
    }

    /** Cells separated by commas, broken into lines where the width asks for it. */
    void cells(String name, List<String> cells) {
        StringBuilder line = new StringBuilder();
        String label = name;
        for (String cell : cells) {
            if (!line.isEmpty() && NAME + line.length() + cell.length() + 3 > WIDTH) {
                row(label, line + ",");
                line.setLength(0);
                label = "";
            }
            line.append(line.isEmpty() ? "" : ", ").append(cell);
        }
        row(label, line.toString());
    }

    void blank() {
        text.append('\n');
    }

    void plain(String line) {
        text.append(line.stripTrailing()).append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
