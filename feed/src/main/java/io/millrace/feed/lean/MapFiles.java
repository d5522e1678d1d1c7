package io.millrace.feed.lean;

import io.millrace.feed.FeedException;
import io.millrace.feed.text.Rows;
import io.millrace.feed.text.TextInput;
import io.millrace.model.fixed.FixedPoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Finds the present ticker of a share in the map files, one for each share: rows of {@code
 * yyyyMMdd, ticker[, exchange]}, ascending. The first row is the listing; a later one says that the
 * ticker was used up to its day, and the last that it is used now.
 */
final class MapFiles {

    private static final String ENDING = ".csv";
    private static final int MAX_COLUMNS = 4;

    private record Use(long lastDay, String ticker) {}

    private MapFiles() {}

    /**
     * The ticker that a share has now.
     *
     * <p>The map file of the same name is asked first, then all others. A ticker that none of them
     * knows on that day is its own answer, and so is that of a file that holds all days, for Lean
     * names those by the present ticker.
     *
     * @param path of market data
     * @return lower case
     * @throws FeedException when a map file is wrong, or two know the ticker on that day
     */
    static String presentTicker(LeanPath path) {
        Path folder = path.folder().resolve("map_files");
        boolean mapped = path.market().isEquity() && path.day() != FixedPoint.NONE;
        if (!mapped || !Files.isDirectory(folder)) {
            return path.ticker();
        }
        Path own = folder.resolve(path.ticker() + ENDING);
        if (Files.isRegularFile(own)) {
            List<Use> uses = read(own);
            if (isUsed(uses, path)) {
                return uses.getLast().ticker();
            }
        }
        return presentTickerByAll(path, folder);
    }

    private static String presentTickerByAll(LeanPath path, Path folder) {
        String present = path.ticker();
        String found = "";
        for (Path file : files(folder)) {
            List<Use> uses = read(file);
            if (isUsed(uses, path)) {
                if (!found.isEmpty()) {
                    throw new FeedException(
                            path.file().toString(),
                            "ticker " + path.ticker() + " is in " + found + " and in " + file,
                            "on one day it must be that of one share");
                }
                found = file.toString();
                present = uses.getLast().ticker();
            }
        }
        return present;
    }

    /** Whether the share had the ticker of the file on its day. */
    private static boolean isUsed(List<Use> uses, LeanPath path) {
        if (uses.isEmpty() || path.day() < uses.getFirst().lastDay()) {
            return false;
        }
        for (Use use : uses) {
            if (path.day() <= use.lastDay()) {
                return use.ticker().equals(path.ticker());
            }
        }
        return false;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            FeedException exception =
                    new FeedException(
                            folder.toString(),
                            "folder is not readable (" + e.getMessage() + ")",
                            "check its permissions");
            exception.initCause(e);
            throw exception;
        }
    }

    private static List<Use> read(Path file) {
        List<Use> uses = new ArrayList<>();
        TextInput.Packing packing = TextInput.packing(file);
        try (Rows rows = new Rows(file, packing, TextInput.open(file, packing))) {
            while (rows.next()) {
                Use use = use(rows);
                if (!uses.isEmpty() && use.lastDay() < uses.getLast().lastDay()) {
                    throw rows.refusal("date is before the one above", "days must not go back");
                }
                uses.add(use);
            }
        }
        return uses;
    }

    private static Use use(Rows rows) {
        boolean fits = rows.count() >= 2 && rows.count() <= MAX_COLUMNS;
        List<String> texts = fits ? rows.texts() : List.of("", "");
        long day = Dates.day(texts.get(0));
        if (day == FixedPoint.NONE || texts.get(1).isEmpty()) {
            throw rows.refusal(
                    "row is \"" + rows.lineText() + "\"",
                    "it must be a day as yyyyMMdd, a ticker and perhaps an exchange");
        }
        return new Use(day, texts.get(1).toLowerCase(Locale.ROOT));
    }
}
