package io.millrace.bench.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.bench.run.WrongAnswer;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

class FlatFileTest {

    private static final int ROUNDS = 50;
    private static final int BLOCK_BYTES = 4_096;

    @TempDir private Path directory;

    private final byte[] round = new byte[1_000];
    private Path file = Path.of("");

    @BeforeEach
    void fill() {
        file = directory.resolve("flat");
        for (int i = 0; i < round.length; i++) {
            round[i] = (byte) (i * 31);
        }
        // Records that do not fill blocks evenly, so that each block begins inside a round.
        try (FlatFile flat = new FlatFile(file, BLOCK_BYTES)) {
            flat.touch();
            for (int i = 0; i < ROUNDS; i++) {
                for (int at = 0; at < round.length; at += 200) {
                    flat.append(new UnsafeBuffer(round), at, 200);
                }
            }
            assertEquals(50_000, flat.bytes());
        }
    }

    @Test
    void shouldReadAgainWhatWasAppended() throws IOException {
        FlatFile.check(file, round, ROUNDS);
    }

    @Test
    void shouldFindAByteThatIsAnother() throws IOException {
        byte[] all = Files.readAllBytes(file);
        all[33_007]++;
        Files.write(file, all, StandardOpenOption.WRITE);

        WrongAnswer wrong =
                assertThrows(WrongAnswer.class, () -> FlatFile.check(file, round, ROUNDS));

        assertTrue(String.valueOf(wrong.getMessage()).contains("byte 33007 "), wrong.toString());
    }
}
