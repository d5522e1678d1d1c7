package io.millrace.indicators;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A comma-separated table with a header line; empty and missing cells read as NaN. */
record CsvTable(List<String> header, List<String[]> rows, Map<String, Integer> index) {

    static CsvTable parse(List<String> lines) {
        List<String> header = List.of(lines.getFirst().split(",", -1));
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            index.putIfAbsent(header.get(i), i);
        }
        List<String[]> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            rows.add(line.split(",", -1));
        }
        return new CsvTable(header, rows, index);
    }

    double number(int row, String column) {
        Integer place = index.get(column);
        if (place == null) {
            return Double.NaN;
        }
        String cell = rows.get(row)[place];
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    }

    Bar bar(int row) {
        return new Bar(
                number(row, "high"),
                number(row, "low"),
                number(row, "close"),
                number(row, "volume"));
    }

    List<Bar> bars() {
        List<Bar> bars = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            bars.add(bar(row));
        }
        return bars;
    }
}
