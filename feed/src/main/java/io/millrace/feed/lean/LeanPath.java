package io.millrace.feed.lean;

import io.millrace.feed.FeedException;
import io.millrace.feed.file.DataKind;
import io.millrace.feed.text.Times;
import io.millrace.model.fixed.FixedPoint;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the path of a Lean file says. Upper and lower case are the same.
 *
 * <pre>
 * .../equity/usa/{tick,second,minute}/TICKER/yyyyMMdd_{trade,quote}.zip
 * .../equity/usa/{hour,daily}/TICKER.zip                                 trades
 * .../{forex/fxcm,forex/oanda,cfd/oanda}/{tick,second,minute}/TICKER/yyyyMMdd_quote.zip
 * .../{forex/fxcm,forex/oanda,cfd/oanda}/{hour,daily}/TICKER.zip         quotes
 * .../crypto/coinbase/{second,minute}/TICKER/yyyyMMdd_{trade,quote}.zip
 * .../crypto/coinbase/{hour,daily}/TICKER_{trade,quote}.zip
 * </pre>
 *
 * @param file as it was given
 * @param folder of the market, absolute; beside the resolutions it holds map and factor files
 * @param market where the instrument trades
 * @param resolution how fine the rows are
 * @param ticker lower case, as on the day of the file
 * @param day days since 1970-01-01, {@link FixedPoint#NONE} where one file holds all days
 * @param hasTrades whether it is made from trades; otherwise from quotes
 */
record LeanPath(
        Path file,
        Path folder,
        Market market,
        Resolution resolution,
        String ticker,
        long day,
        boolean hasTrades) {

    private static final String EXAMPLE =
            "it must be like equity/usa/minute/spy/20131007_trade.zip or"
                    + " forex/oanda/daily/eurusd.zip";
    private static final Pattern WHOLE =
            Pattern.compile(
                    "(.*/)?(equity/usa|forex/fxcm|forex/oanda|cfd/oanda|crypto/coinbase)/"
                            + "((tick|second|minute)/[^/]+/\\d{8}_(trade|quote)"
                            + "|(hour|daily)/[^/_]+(_(trade|quote))?)\\.zip");
    private static final Pattern ENDING = Pattern.compile("(\\.csv)?(\\.(zip|gz))?$");
    private static final Pattern DAY_FILE = Pattern.compile("(\\d{8})_(trade|quote)");
    private static final Pattern WHOLE_FILE = Pattern.compile("([^_]+)(?:_(trade|quote))?");
    private static final long DAY_NS = 86_400_000_000_000L;

    /** Whether a path is one of a Lean file beyond doubt. */
    static boolean fits(Path file) {
        return WHOLE.matcher(String.join("/", names(file))).matches();
    }

    /**
     * Reads a path.
     *
     * @param file path; a relative one is completed by the working folder
     * @return what it says
     * @throws FeedException when a part is missing, with the name of that part
     */
    static LeanPath of(Path file) {
        List<String> names = names(file);
        Optional<Resolution> byDay =
                Resolution.named(fromEnd(names, 2)).filter(Resolution::isByDay);
        Optional<Resolution> whole =
                Resolution.named(fromEnd(names, 1)).filter(resolution -> !resolution.isByDay());
        if (byDay.isPresent()) {
            return dayFile(file, names, byDay.get());
        }
        if (whole.isPresent()) {
            return wholeFile(file, names, whole.get());
        }
        throw new FeedException(
                file.toString(),
                "path has no folder of the resolution (tick, second or minute above the ticker's;"
                        + " hour or daily above the file)",
                EXAMPLE);
    }

    /** What the events of the file are. */
    DataKind kind() {
        if (resolution == Resolution.TICK) {
            return hasTrades ? DataKind.TRADES : DataKind.QUOTES;
        }
        return hasTrades ? DataKind.BARS : DataKind.QUOTE_BARS;
    }

    private static LeanPath dayFile(Path file, List<String> names, Resolution resolution) {
        Market market = market(file, names, 3);
        Matcher name = DAY_FILE.matcher(stem(names));
        if (!name.matches()) {
            throw new FeedException(
                    file.toString(),
                    "file name has no date and kind",
                    "it must be like 20131007_trade.zip or 20131007_quote.zip");
        }
        if (market.isCrypto() && resolution == Resolution.TICK) {
            throw new FeedException(
                    file.toString(),
                    "folder of the resolution is \"tick\"",
                    "for crypto it must be second, minute, hour or daily");
        }
        long day = Dates.day(name.group(1));
        if (day < Times.EARLIEST_NS / DAY_NS || day >= Times.LATEST_NS / DAY_NS) {
            throw new FeedException(
                    file.toString(),
                    "file name has the date " + name.group(1),
                    "it must be a day of the years 1990 to 2099");
        }
        boolean hasTrades = hasTrades(file, market, name.group(2));
        Path folder = above(file, 3);
        return new LeanPath(file, folder, market, resolution, fromEnd(names, 1), day, hasTrades);
    }

    private static LeanPath wholeFile(Path file, List<String> names, Resolution resolution) {
        Market market = market(file, names, 2);
        Matcher name = WHOLE_FILE.matcher(stem(names));
        if (!name.matches()) {
            throw new FeedException(
                    file.toString(),
                    "file name has no ticker",
                    "it must be like eurusd.zip or btcusd_trade.zip");
        }
        boolean hasTrades = hasTrades(file, market, name.group(2));
        Path folder = above(file, 2);
        return new LeanPath(
                file, folder, market, resolution, name.group(1), FixedPoint.NONE, hasTrades);
    }

    private static Market market(Path file, List<String> names, int place) {
        String folders = fromEnd(names, place + 1) + "/" + fromEnd(names, place);
        return Market.named(folders)
                .orElseThrow(
                        () ->
                                new FeedException(
                                        file.toString(),
                                        "folders of the market are \"" + folders + "\"",
                                        "they must be one of " + Market.names()));
    }

    private static boolean hasTrades(Path file, Market market, @Nullable String word) {
        if (word == null && market.isCrypto()) {
            throw new FeedException(
                    file.toString(),
                    "file name says neither _trade nor _quote",
                    "it must be like btcusd_trade.zip or btcusd_quote.zip");
        }
        if (word != null && word.equals("trade") && !market.hasTrades()) {
            throw new FeedException(
                    file.toString(),
                    "file name says _trade",
                    "files of forex and cfd hold quotes: it must say _quote");
        }
        return word == null ? market.hasTrades() : word.equals("trade");
    }

    private static String stem(List<String> names) {
        return ENDING.matcher(fromEnd(names, 0)).replaceFirst("");
    }

    /** Names of the folders and of the file, in lower case. */
    private static List<String> names(Path file) {
        List<String> names = new ArrayList<>();
        for (Path name : absolute(file)) {
            names.add(name.toString().toLowerCase(Locale.ROOT));
        }
        return names;
    }

    private static String fromEnd(List<String> names, int place) {
        return place < names.size() ? names.get(names.size() - 1 - place) : "";
    }

    private static Path absolute(Path file) {
        return file.toAbsolutePath().normalize();
    }

    /** The folder so many steps above; that there are so many was seen before. */
    private static Path above(Path file, int steps) {
        Path path = absolute(file);
        for (int i = 0; i < steps; i++) {
            Path parent = path.getParent();
            path = parent == null ? path : parent;
        }
        return path;
    }
}
