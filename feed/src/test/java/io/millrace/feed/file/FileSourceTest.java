package io.millrace.feed.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.feed.CollectingSink;
import io.millrace.feed.FeedException;
import io.millrace.feed.Pacing;
import io.millrace.feed.SampleFiles;
import io.millrace.model.event.EventSource;

import org.agrona.concurrent.NanoClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

class FileSourceTest {

    private static final long T0 = 1_642_204_800;
    private static final NanoClock NO_CLOCK = () -> 0;

    @TempDir Path directory;

    private long nowNs;

    /** A trades file; a price says which file and row it was. */
    private Path trades(String name, int tag, long... seconds) {
        StringBuilder text = new StringBuilder("time,price\n");
        for (int i = 0; i < seconds.length; i++) {
            text.append(T0 + seconds[i]).append(',').append(tag).append(i).append('\n');
        }
        return SampleFiles.write(directory, name, text.toString());
    }

    private static List<String> short3(List<String> events) {
        return events.stream()
                .map(
                        event -> {
                            String[] parts = event.split(" ", -1);
                            long second = Long.parseLong(parts[3]) / 1_000_000_000 - T0;
                            return second + " " + parts[1] + " " + parts[7];
                        })
                .toList();
    }

    @Test
    void shouldMergeByTimeWhenFilesAreOfSeveralInstruments() {
        Path a = trades("a.csv", 1, 0, 2, 2, 5);
        Path b = trades("b.csv", 2, 1, 2, 5, 9);
        Path c = trades("c.csv", 3, 2, 3);

        try (FileSource source = SampleFiles.source(a, b, c)) {
            assertEquals(
                    List.of(
                            "0 0 10", "1 1 20", "2 0 11", "2 0 12", "2 1 21", "2 2 30", "3 2 31",
                            "5 0 13", "5 1 22", "9 1 23"),
                    short3(SampleFiles.drain(source)));
            assertEquals(EventSource.END, source.poll(new CollectingSink(), 1));
            assertEquals(a + ", " + b + ", " + c, source.name());
        }
    }

    @Test
    void shouldKeepOrderOfFilesWhenTimesAreEqual() {
        Path a = trades("a.csv", 1, 0, 1, 1);
        Path b = trades("b.csv", 2, 1, 1);

        try (FileSource source =
                new FileSource(
                        List.of(SampleFiles.open(b, 1), SampleFiles.open(a, 0)),
                        Pacing.MAX,
                        NO_CLOCK)) {
            assertEquals(
                    List.of("0 0 10", "1 1 20", "1 1 21", "1 0 11", "1 0 12"),
                    short3(SampleFiles.drain(source)));
        }
    }

    @Test
    void shouldBeEqualToASortWhenFilesAreManyAndRandom() {
        long seed = 5;
        Random random = new Random(seed);
        Path[] files = new Path[40];
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < files.length; i++) {
            long[] seconds = random.longs(30, 0, 100).sorted().toArray();
            files[i] = trades(i + ".csv", i + 1, seconds);
            for (int row = 0; row < seconds.length; row++) {
                expected.add(seconds[row] + " " + i + " " + (i + 1) + row);
            }
        }
        // The sort is stable and the list is in the order of files and rows.
        expected.sort(
                Comparator.comparingLong(
                        event -> Long.parseLong(event.substring(0, event.indexOf(' ')))));
        try (FileSource source = SampleFiles.source(files)) {
            assertEquals(expected, short3(SampleFiles.drain(source)), "seed " + seed);
        }
    }

    @Test
    void shouldReadOneAfterTheOtherWhenFilesOfOneInstrumentFollow() {
        TickFile later = SampleFiles.open(trades("b.csv", 2, 5, 6), 0);
        TickFile earlier = SampleFiles.open(trades("a.csv", 1, 0, 5), 0);

        try (FileSource source = new FileSource(List.of(later, earlier), Pacing.MAX, NO_CLOCK)) {
            assertEquals(
                    List.of("0 0 10", "5 0 11", "5 0 20", "6 0 21"),
                    short3(SampleFiles.drain(source)));
        }
    }

    @Test
    void shouldNameBothFilesWhenTheyOverlap() {
        Path a = trades("a.csv", 1, 0, 4, 6, 7);
        Path b = trades("b.csv", 2, 5, 6);
        CollectingSink sink = new CollectingSink();

        try (FileSource source =
                new FileSource(
                        List.of(SampleFiles.open(b, 0), SampleFiles.open(a, 0)),
                        Pacing.MAX,
                        NO_CLOCK)) {
            FeedException e = assertThrows(FeedException.class, () -> source.poll(sink, 100));
            assertEquals(
                    a
                            + ": line 4: row is later than the first of "
                            + b
                            + "; files of the same instrument and kind must not overlap in time",
                    e.getMessage());
            assertEquals(List.of("0 0 10", "4 0 11"), short3(sink.events()));
            assertSame(e, assertThrows(FeedException.class, () -> source.poll(sink, 100)));
        }
    }

    @Test
    void shouldRefuseBarsWhenLastOfOneReachesIntoTheNext() {
        String header = "time,open,high,low,close\n";
        String row = ",1,1,1,1\n";
        Path a =
                SampleFiles.write(
                        directory, "a.csv", header + "2022-01-01" + row + "2022-01-02" + row);
        Path b =
                SampleFiles.write(
                        directory, "b.csv", header + "2022-01-03" + row + "2022-01-04" + row);
        Path c =
                SampleFiles.write(
                        directory, "c.csv", header + "2022-01-02" + row + "2022-01-03" + row);

        try (FileSource source =
                new FileSource(
                        List.of(SampleFiles.open(a, 0), SampleFiles.open(b, 0)),
                        Pacing.MAX,
                        NO_CLOCK)) {
            assertEquals(4, SampleFiles.drain(source).size());
        }
        TickFile first = SampleFiles.open(a, 0);
        TickFile same = SampleFiles.open(a, 0);
        List<TickFile> twice = List.of(first, same);
        assertThrows(FeedException.class, () -> new FileSource(twice, Pacing.MAX, NO_CLOCK));
        try (FileSource source =
                new FileSource(
                        List.of(SampleFiles.open(a, 0), SampleFiles.open(c, 0)),
                        Pacing.MAX,
                        NO_CLOCK)) {
            FeedException e =
                    assertThrows(FeedException.class, () -> source.poll(new CollectingSink(), 9));
            assertEquals(
                    a
                            + ": line 3: row is later than the first of "
                            + c
                            + "; files of the same instrument and kind must not overlap in time",
                    e.getMessage());
        }
    }

    @Test
    void shouldAllowOverlapWhenKindOrInstrumentDiffers() {
        Path a = trades("a.csv", 1, 0, 4);
        Path quotes = SampleFiles.write(directory, "q.csv", "time,bid,ask\n" + (T0 + 1) + ",1,2\n");

        try (FileSource source =
                new FileSource(
                        List.of(
                                SampleFiles.open(a, 0),
                                SampleFiles.open(quotes, 0),
                                SampleFiles.open(a, 1)),
                        Pacing.MAX,
                        NO_CLOCK)) {
            assertEquals(5, SampleFiles.drain(source).size());
        }
    }

    @Test
    void shouldOfferAtMostTheLimitWhenThereIsMore() {
        try (FileSource source = SampleFiles.source(trades("a.csv", 1, 0, 1, 2, 3, 4))) {
            CollectingSink sink = new CollectingSink();
            assertEquals(2, source.poll(sink, 2));
            assertEquals(3, source.poll(sink, 9));
            assertEquals(EventSource.END, source.poll(sink, 9));
        }
    }

    @Test
    void shouldOfferEachEventWhenItIsDue() {
        TickFile file = SampleFiles.open(trades("a.csv", 1, 0, 1, 1, 3), 0);
        CollectingSink sink = new CollectingSink();

        try (FileSource source = new FileSource(List.of(file), Pacing.times(2), () -> nowNs)) {
            assertEquals(1, source.poll(sink, 9));
            nowNs = 499_999_999;
            assertEquals(0, source.poll(sink, 9));
            nowNs = 500_000_000;
            assertEquals(2, source.poll(sink, 9));
            assertEquals(0, source.poll(sink, 9));
            nowNs = 10_000_000_000L;
            assertEquals(1, source.poll(sink, 9));
            assertEquals(EventSource.END, source.poll(sink, 9));
        }
    }

    @Test
    void shouldKeepTheEventWhenTheSinkIsClosed() {
        CollectingSink sink = new CollectingSink();
        sink.room(2);
        try (FileSource source = SampleFiles.source(trades("a.csv", 1, 0, 1, 2))) {
            assertEquals(2, source.poll(sink, 9));
            assertEquals(0, source.poll(sink, 9));
            sink.room(9);
            assertEquals(1, source.poll(sink, 9));
            assertEquals(List.of("0 0 10", "1 0 11", "2 0 12"), short3(sink.events()));
        }
    }

    @Test
    void shouldOfferTheGoodRowsFirstWhenALaterOneIsWrong() {
        Path file = trades("a.csv", 1, 0, 1, 0);
        CollectingSink sink = new CollectingSink();
        try (FileSource source = SampleFiles.source(file)) {
            FeedException e = assertThrows(FeedException.class, () -> source.poll(sink, 9));
            assertEquals(
                    file + ": line 4: time is \"" + T0 + "\"; times must not go back",
                    e.getMessage());
            assertEquals(2, sink.events().size());
        }
    }

    @Test
    void shouldRefuseToMergeWhenThereIsNoFile() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new FileSource(List.of(), Pacing.MAX, NO_CLOCK));
    }
}
