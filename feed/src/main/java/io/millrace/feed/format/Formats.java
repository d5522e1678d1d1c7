package io.millrace.feed.format;

import io.millrace.feed.FeedException;
import io.millrace.feed.capture.BinanceRaw;
import io.millrace.feed.capture.HyperliquidRaw;
import io.millrace.feed.csv.CsvFormat;
import io.millrace.feed.csv.CsvPairFormat;
import io.millrace.feed.csv.NinjaTraderFormat;
import io.millrace.feed.file.FileFormat;
import io.millrace.feed.file.FileHead;
import io.millrace.feed.file.Reading;
import io.millrace.feed.file.TickFile;
import io.millrace.feed.json.JsonFormat;
import io.millrace.feed.lean.LeanFormat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** All formats, in the order in which they are asked. Stateless, any thread. */
public final class Formats {

    private static final String PARQUET_MAGIC = "PAR1";
    private static final List<FileFormat> ALL = all();

    private Formats() {}

    /**
     * Every format.
     *
     * @return the most special first, CSV last
     */
    public static List<FileFormat> list() {
        return ALL;
    }

    /**
     * Finds out a file's format.
     *
     * @param file path
     * @return the first that knows it
     * @throws FeedException when it is no readable file, is empty, or needs a module that is not on
     *     the class path
     */
    public static FileFormat detect(Path file) {
        FileHead head = FileHead.of(file);
        checkParquet(head);
        return ALL.stream().filter(format -> format.matches(head)).findFirst().orElseThrow();
    }

    /**
     * The format of a name.
     *
     * @param name as {@link FileFormat#name()}
     * @return the format
     * @throws IllegalArgumentException when there is none
     */
    public static FileFormat named(String name) {
        return ALL.stream()
                .filter(format -> format.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "format is \""
                                                + name
                                                + "\"; it must be one of "
                                                + names()));
    }

    /**
     * Opens a file of any format on its first event.
     *
     * @param file path
     * @param reading how to read it
     * @return the file
     * @throws io.millrace.feed.FeedException when it cannot be used
     */
    public static TickFile open(Path file, Reading reading) {
        return TickFile.open(file, detect(file), reading);
    }

    private static void checkParquet(FileHead head) {
        if (head.magic().startsWith(PARQUET_MAGIC)
                && ALL.stream().noneMatch(format -> format.matches(head) && !isCsv(format))) {
            throw new FeedException(
                    head.file().toString(),
                    "file is Parquet, and the module that reads it is not on the class path",
                    "the name must contain .parquet and stand in the call of ./millrace or in its"
                            + " settings file, or the file must be CSV");
        }
    }

    private static boolean isCsv(FileFormat format) {
        return format instanceof CsvFormat;
    }

    private static String names() {
        return ALL.stream().map(FileFormat::name).collect(Collectors.joining(", "));
    }

    /** Formats of optional modules come from the class path, before those that are always here. */
    private static List<FileFormat> all() {
        List<FileFormat> formats = new ArrayList<>();
        ServiceLoader.load(FileFormat.class).forEach(formats::add);
        formats.add(new LeanFormat());
        formats.add(new BinanceRaw());
        formats.add(new HyperliquidRaw());
        formats.add(new JsonFormat());
        formats.add(new NinjaTraderFormat());
        formats.add(new CsvPairFormat());
        formats.add(new CsvFormat());
        return List.copyOf(formats);
    }
}
