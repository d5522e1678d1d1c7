package io.millrace.bench.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.millrace.bench.report.Comparison;
import io.millrace.bench.report.Json;
import io.millrace.bench.report.Outcome;
import io.millrace.bench.report.Report;
import io.millrace.bench.report.Table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Results of earlier runs, as files. Only those of the same machine and form are compared. */
final class Results {

    /** A date, and but for the first results a time; the later sorts behind the earlier. */
    private static final String BEGIN = "\\d{4}-\\d\\d-\\d\\d(T\\d\\d-\\d\\d-\\d\\d)?";

    private final Path directory;

    Results(Path directory) {
        this.directory = directory;
    }

    /** The newest earlier result beside today's. */
    Comparison compare(String machine, String form, List<Outcome> outcomes) throws IOException {
        Optional<Path> newest = newest(machine, form);
        if (newest.isEmpty()) {
            return Comparison.none();
        }
        JsonNode result = new ObjectMapper().readTree(newest.get().toFile());
        return Comparison.with(newest.get().getFileName().toString(), result, outcomes);
    }

    private Optional<Path> newest(String machine, String form) throws IOException {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        Pattern name = Pattern.compile(BEGIN + Pattern.quote(end(machine, form)));
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(path -> name.matcher(path.getFileName().toString()).matches())
                    .max(Comparator.comparing(path -> path.getFileName().toString()));
        }
    }

    private static String end(String machine, String form) {
        return "-" + machine + (form.equals("full") ? "" : "-" + form) + ".json";
    }

    /**
     * Writes a result, named by the second in which it began.
     *
     * @param report what to tell
     * @return the file for people
     */
    Path write(Report report) throws IOException {
        Files.createDirectories(directory);
        String time = report.time().substring(0, "2026-01-01T00:00:00".length()).replace(':', '-');
        String name = time + end(report.machine().label(), report.form());
        Path json = directory.resolve(name);
        Files.writeString(json, Json.line(report) + "\n");
        Path text = directory.resolve(name.replaceAll("\\.json$", ".md"));
        Files.writeString(text, String.join("\n", Table.markdown(report)) + "\n");
        return text;
    }
}
