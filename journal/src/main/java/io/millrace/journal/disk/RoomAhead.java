package io.millrace.journal.disk;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Room ahead of a writer, made on a thread of its own once a file has grown beyond its first {@link
 * #ALONE_BYTES}: making a page takes longer than filling it. The thread sleeps until the writer has
 * used half of what is ahead. A writer that comes too close waits; one whose room cannot be made is
 * told so, and before it would touch what is not there.
 *
 * <p>{@link #cover} is called by the writer's thread alone.
 */
final class RoomAhead implements AutoCloseable {

    /** Bytes whose room the writer makes by itself: short files get no thread. */
    static final long ALONE_BYTES = 4L << 20;

    /** Bytes that the thread makes beyond what the writer needs now. */
    static final long FURTHER_BYTES = 4L << 20;

    private final Room room;
    private final AtomicReference<@Nullable IOException> failure;
    private final AtomicLong made = new AtomicLong();
    private final AtomicLong wanted = new AtomicLong();
    private final Semaphore asked = new Semaphore(0);
    private volatile boolean stopped;
    private @Nullable Thread maker;

    /**
     * Room that begins where a room does.
     *
     * @param room used by the thread alone once there is one
     * @param failure where it tells that no room could be made
     */
    RoomAhead(Room room, AtomicReference<@Nullable IOException> failure) {
        this.room = room;
        this.failure = failure;
    }

    /** Returns when there is room up to a position. */
    void cover(long position) throws IOException {
        if (maker == null) {
            room.cover(position);
            if (position > ALONE_BYTES) {
                begin();
            }
            return;
        }
        long ahead = made.getAcquire() - position;
        if (ahead < FURTHER_BYTES / 2) {
            ask(position);
        }
    }

    private void begin() {
        made.setPlain(room.made());
        Thread begun = new Thread(this::make, "millrace-room");
        begun.setDaemon(true);
        maker = begun;
        begun.start();
    }

    @SuppressWarnings("ThreadPriorityCheck") // Lets the maker have the core; nothing relies on it.
    private void ask(long position) throws IOException {
        if (wanted.getPlain() < position + FURTHER_BYTES / 2) {
            wanted.setRelease(position + FURTHER_BYTES);
            asked.release();
        }
        while (made.getAcquire() < position) {
            IOException thrown = failure.get();
            if (thrown != null) {
                throw thrown;
            }
            Thread.yield();
        }
    }

    private void make() {
        try {
            while (!stopped) {
                if (room.made() < wanted.getAcquire()) {
                    room.cover(room.made() + 1);
                    made.setRelease(room.made());
                } else {
                    asked.acquireUninterruptibly();
                }
            }
        } catch (IOException e) {
            failure.compareAndSet(null, e);
        } catch (RuntimeException e) {
            failure.compareAndSet(null, new IOException("no room was made", e));
        } finally {
            if (!stopped) {
                failure.compareAndSet(null, new IOException("the thread that makes room ended"));
            }
        }
    }

    /** Ends the thread. */
    @Override
    public void close() {
        stopped = true;
        asked.release();
        Thread running = maker;
        boolean interrupted = false;
        while (running != null && running.isAlive()) {
            try {
                running.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
