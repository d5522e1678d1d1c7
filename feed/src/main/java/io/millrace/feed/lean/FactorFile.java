package io.millrace.feed.lean;

import io.millrace.feed.FeedException;
import io.millrace.feed.file.Adjustment;
import io.millrace.feed.text.Rows;
import io.millrace.feed.text.TextInput;
import io.millrace.model.fixed.FixedPoint;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads a factor file: rows of {@code yyyyMMdd, price factor, split factor[, close]}, ascending. A
 * row applies to its day and to those before it, up to the row above.
 *
 * <pre>
 * adjustment  prices                                sizes
 * RAW         as they are                           as they are
 * SPLITS      times split factor                    divided by split factor
 * ALL         times price factor and split factor   divided by split factor
 * </pre>
 */
final class FactorFile {

    private static final int MIN_COLUMNS = 3;
    private static final int MAX_COLUMNS = 4;

    private FactorFile() {}

    /**
     * What adjusts the prices of a file.
     *
     * @param path of market data; currencies and crypto are never adjusted
     * @param adjustment what is wanted
     * @return before its first day
     * @throws FeedException when the factor file is missing or wrong
     */
    static Adjuster adjuster(LeanPath path, Adjustment adjustment) {
        if (adjustment == Adjustment.RAW || !path.market().isEquity()) {
            return new Adjuster(List.of());
        }
        String ticker = MapFiles.presentTicker(path);
        Path file = path.folder().resolve("factor_files").resolve(ticker + ".csv");
        if (!Files.isRegularFile(file)) {
            throw new FeedException(
                    path.file().toString(),
                    "prices are to be adjusted, but " + file + " is missing",
                    "it must be there, or prices must be read raw");
        }
        return new Adjuster(read(file, adjustment));
    }

    private static List<Adjuster.Factor> read(Path file, Adjustment adjustment) {
        List<Adjuster.Factor> factors = new ArrayList<>();
        TextInput.Packing packing = TextInput.packing(file);
        try (Rows rows = new Rows(file, packing, TextInput.open(file, packing))) {
            long before = Long.MIN_VALUE;
            while (rows.next()) {
                Adjuster.Factor factor = factor(rows, adjustment);
                if (factor.lastDay() <= before) {
                    throw rows.refusal(
                            "date is \"" + rows.texts().getFirst() + "\"",
                            "it must be later than the one above");
                }
                before = factor.lastDay();
                factors.add(factor);
            }
        }
        return factors;
    }

    private static Adjuster.Factor factor(Rows rows, Adjustment adjustment) {
        if (rows.count() < MIN_COLUMNS || rows.count() > MAX_COLUMNS) {
            throw rows.refusal(
                    "row has " + rows.count() + " columns",
                    "it must have date, price factor, split factor and perhaps close");
        }
        List<String> texts = rows.texts();
        long day = Dates.day(texts.getFirst());
        if (day == FixedPoint.NONE) {
            throw rows.refusal(
                    "date is \"" + texts.getFirst() + "\"", "it must be a day as yyyyMMdd");
        }
        Supplier<FeedException> refusal =
                () ->
                        rows.refusal(
                                "factors are \"" + texts.get(1) + "\" and \"" + texts.get(2) + "\"",
                                "they must be numbers above 0 with at most 18 digits together");
        BigDecimal dividends = number(texts.get(1), refusal);
        BigDecimal splits = number(texts.get(2), refusal);
        BigDecimal product = adjustment == Adjustment.ALL ? dividends.multiply(splits) : splits;
        Ratio price = Ratio.of(product).orElseThrow(refusal);
        Ratio size = Ratio.of(splits).orElseThrow(refusal).inverse();
        return new Adjuster.Factor(day, price, size);
    }

    private static BigDecimal number(String text, Supplier<FeedException> refusal) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            FeedException exception = refusal.get();
            exception.initCause(e);
            throw exception;
        }
    }
}
