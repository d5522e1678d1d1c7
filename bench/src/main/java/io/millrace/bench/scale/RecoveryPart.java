package io.millrace.bench.scale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.millrace.bench.report.Findings;
import io.millrace.bench.run.Child;
import io.millrace.bench.run.Effort;
import io.millrace.bench.run.Part;
import io.millrace.bench.run.Place;
import io.millrace.bench.run.WrongAnswer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a resume takes by the length of the tail behind the newest snapshot: a run without
 * snapshots is gone on with, so that its whole journal is replayed and compared, and its data read
 * again up to there. Launcher to end; the resumed run must end in the state of the first one.
 */
public final class RecoveryPart implements Part {

    private static final String PART = "recovery";

    /** A part of the suite. */
    public RecoveryPart() {}

    @Override
    public void measure(Effort effort, Place place, Findings findings) throws Exception {
        int[] tails =
                effort.isQuick()
                        ? new int[] {1_000, 300_000}
                        : new int[] {1_000, 100_000, 1_000_000, 5_000_000};
        double shortest = 0;
        for (int tail : tails) {
            double took = resume(place, tail);
            shortest = shortest == 0 ? took : shortest;
            findings.figure(PART, "resume over a tail of " + tail + " inputs", took, "ms");
            if (tail == tails[tails.length - 1]) {
                findings.figure(
                        PART, "inputs recovered", tail / (took - shortest) * 1_000, "events/s");
            }
        }
    }

    private static double resume(Place place, int tail) throws Exception {
        Path home = place.fresh("home");
        Path config = Files.createTempFile(place.directory(), "config", ".toml");
        Files.writeString(config, "[snapshot]\nat_end = false\n[journal]\nfollower = \"off\"\n");
        String market = tail + ":7";
        JsonNode first =
                run(
                        place,
                        List.of(
                                "run",
                                "--synthetic",
                                market,
                                "--config",
                                config.toString(),
                                "--home",
                                home.toString(),
                                "--json"));
        long start = System.nanoTime();
        JsonNode second =
                run(
                        place,
                        List.of(
                                "run",
                                "--resume",
                                "--config",
                                config.toString(),
                                "--home",
                                home.toString(),
                                "--json"));
        double took = (System.nanoTime() - start) / 1e6;
        String hash = first.path("state_hash").asText();
        if (hash.isEmpty()) {
            throw new WrongAnswer("the run told no state hash: " + first);
        }
        WrongAnswer.unlessEqual(
                "state hash after a resume", hash, second.path("state_hash").asText());
        Place.remove(home);
        return took;
    }

    private static JsonNode run(Place place, List<String> arguments)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        new ArrayList<>(List.of(place.root().resolve("millrace").toString())));
        builder.command().addAll(arguments);
        String said = Child.run(place, builder);
        return new ObjectMapper().readTree(said.lines().toList().getLast());
    }
}
