package io.millrace.indicators;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Bars of the shared data for tests in other packages; the tests are skipped without it. */
public final class SharedBars {

    private SharedBars() {}

    /**
     * The bars of a quotes file of Skender Stock.Indicators, in the order of its rows.
     *
     * @param name file without folder and ending
     * @param floor takes the place of prices below it
     */
    public static List<Bar> skender(String name, double floor) {
        List<String> lines = SharedData.lines("skender/quotes/" + name + ".csv");
        String header = lines.getFirst().replace("\uFEFF", "").toLowerCase(Locale.ROOT);
        CsvTable table =
                CsvTable.parse(Stream.concat(Stream.of(header), lines.stream().skip(1)).toList());
        return table.bars().stream()
                .map(
                        bar ->
                                new Bar(
                                        Math.max(floor, bar.high()),
                                        Math.max(floor, bar.low()),
                                        Math.max(floor, bar.close()),
                                        bar.volume()))
                .toList();
    }
}
