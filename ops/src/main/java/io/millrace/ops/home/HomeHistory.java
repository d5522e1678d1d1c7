package io.millrace.ops.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.journal.JournalException;
import io.millrace.ops.monitor.JsonText;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;

/** What operators did to a home as a whole: {@code logs/home.jsonl}, a line each, forced. */
public final class HomeHistory {

    private static final String FILE = "home.jsonl";

    private HomeHistory() {}

    /**
     * Adds a line.
     *
     * @param home folder
     * @param command what was done
     * @param facts by name, in their order
     * @throws JournalException when it cannot be written
     */
    public static void add(Path home, String command, Map<String, String> facts) {
        String line =
                JsonText.object(
                        json -> {
                            json.writeStringField("time", Instant.now().toString());
                            json.writeStringField("command", command);
                            json.writeStringField("user", System.getProperty("user.name", ""));
                            for (Map.Entry<String, String> fact : facts.entrySet()) {
                                json.writeStringField(fact.getKey(), fact.getValue());
                            }
                        });
        Path file = home.resolve("logs").resolve(FILE);
        try {
            Files.createDirectories(home.resolve("logs"));
            try (FileChannel channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.APPEND)) {
                channel.write(ByteBuffer.wrap((line + "\n").getBytes(UTF_8)));
                channel.force(false);
            }
        } catch (IOException e) {
            throw new JournalException(file + ": cannot be written (" + e + "); it must be", e);
        }
    }
}
