package io.millrace.feed.file;

import io.millrace.feed.FeedException;
import io.millrace.feed.Pacer;
import io.millrace.feed.Pacing;
import io.millrace.model.event.EventSink;
import io.millrace.model.event.EventSource;

import org.agrona.concurrent.NanoClock;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Several files as one source, merged by the time of their events. Equal times come in the order in
 * which the files were given. Files of the same instrument and kind follow each other and must not
 * overlap; the last time of one may be the first of the next.
 *
 * <p>Polled by one thread. In the steady state plain files are read without allocation.
 */
public final class FileSource implements EventSource {

    private final List<TickFile> files;
    private final String name;
    private final Pacer pacer;

    /** Binary heap by {@link Lane#isBefore}; the first lane has the next event. */
    private final Lane[] lanes;

    private int laneCount;
    private @Nullable FeedException failure;

    /**
     * Merges files, which this source closes from now on.
     *
     * @param files at least one
     * @param pacing how fast their time passes
     * @param clock time that really passes
     * @throws FeedException when two files overlap in their first rows
     * @throws IllegalArgumentException without a file
     */
    public FileSource(List<TickFile> files, Pacing pacing, NanoClock clock) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("files are none; there must be at least one");
        }
        this.files = List.copyOf(files);
        this.name =
                files.stream()
                        .map(file -> file.file().toString())
                        .collect(Collectors.joining(", "));
        this.pacer = pacing.start(clock);
        try {
            this.lanes = lanes(this.files);
        } catch (FeedException e) {
            close();
            throw e;
        }
        laneCount = lanes.length;
        for (int i = laneCount / 2 - 1; i >= 0; i--) {
            siftDown(i);
        }
    }

    /**
     * Offers the events that are due.
     *
     * @param sink where to put them
     * @param limit most events to offer, above 0
     * @return how many were offered, 0 when none is due or the sink is closed, or {@link #END}
     * @throws FeedException when a row cannot be used; the events before it were offered
     */
    @Override
    public int poll(EventSink sink, int limit) {
        if (failure != null) {
            throw failure;
        }
        if (laneCount == 0) {
            return END;
        }
        try {
            return offer(sink, limit);
        } catch (FeedException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public long dueNs() {
        return pacer.dueNs();
    }

    @Override
    public long reachedNs() {
        return pacer.reachedNs();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void close() {
        files.forEach(TickFile::close);
    }

    private int offer(EventSink sink, int limit) {
        int offered = 0;
        while (offered < limit && laneCount > 0) {
            Lane first = lanes[0];
            if (!pacer.isDue(first.timeNs()) || !first.writeTo(sink)) {
                return offered;
            }
            offered++;
            if (!first.advance()) {
                laneCount--;
                lanes[0] = lanes[laneCount];
            }
            siftDown(0);
        }
        return offered;
    }

    private void siftDown(int place) {
        int parent = place;
        while (true) {
            int child = 2 * parent + 1;
            if (child >= laneCount) {
                return;
            }
            if (child + 1 < laneCount && lanes[child + 1].isBefore(lanes[child])) {
                child++;
            }
            if (lanes[parent].isBefore(lanes[child])) {
                return;
            }
            Lane lane = lanes[parent];
            lanes[parent] = lanes[child];
            lanes[child] = lane;
            parent = child;
        }
    }

    private static Lane[] lanes(List<TickFile> files) {
        record Key(int instrumentId, DataKind kind) {}

        Comparator<Integer> byFirstRow =
                Comparator.comparingLong(place -> files.get(place).firstRowTimeNs());
        Map<Key, List<Integer>> groups =
                IntStream.range(0, files.size())
                        .boxed()
                        .sorted(byFirstRow)
                        .collect(
                                Collectors.groupingBy(
                                        place ->
                                                new Key(
                                                        files.get(place).instrumentId(),
                                                        files.get(place).kind()),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        List<Lane> lanes = new ArrayList<>();
        for (List<Integer> places : groups.values()) {
            lanes.add(
                    new Lane(
                            places.stream().map(files::get).toList(),
                            places.stream().mapToInt(Integer::intValue).toArray()));
        }
        return lanes.toArray(Lane[]::new);
    }
}
