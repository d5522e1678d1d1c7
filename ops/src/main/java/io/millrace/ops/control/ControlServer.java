package io.millrace.ops.control;

import io.millrace.ops.config.ControlSettings;

import jdk.net.ExtendedSocketOptions;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Listens at the control socket, on a thread of its own, with a further one for each connection:
 * one request, one answer, and it is closed. Whatever comes over it, the run goes on.
 */
final class ControlServer implements AutoCloseable {

    /** Connections at a time, of all users. */
    static final int MAX_CONNECTIONS = 32;

    /** Connections at a time of one user, so that nobody keeps the others out. */
    static final int MAX_OF_USER = 8;

    private static final long LOOK_MS = 1_000;
    private static final long REST_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Path path;
    private final ServerSocketChannel channel;
    private final Selector selector;
    private final Roles roles;
    private final BiFunction<Peer, Request, String> answers;
    private final Pulse pulse;
    private final List<String> users = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Thread thread = new Thread(this::listen, "millrace-control");
    private volatile boolean ending;

    /**
     * What else the thread of the server does, and how long it waits.
     *
     * @param everySecond called about once a second
     * @param notices told what an operator should know
     * @param readNs how long a request may take to come
     */
    record Pulse(Runnable everySecond, Consumer<String> notices, long readNs) {}

    private ControlServer(
            Path path,
            ServerSocketChannel channel,
            Roles roles,
            BiFunction<Peer, Request, String> answers,
            Pulse pulse)
            throws IOException {
        this.path = path;
        this.channel = channel;
        this.roles = roles;
        this.answers = answers;
        this.pulse = pulse;
        selector = Selector.open();
        channel.register(selector, SelectionKey.OP_ACCEPT);
        thread.setDaemon(true);
    }

    /**
     * Begins to listen.
     *
     * @param home locked by this process
     * @param settings who may do what
     * @param answers answers a request, on a thread of its connection
     * @param pulse what else is done
     * @throws IOException when there can be no socket
     */
    static ControlServer open(
            Path home,
            ControlSettings settings,
            BiFunction<Peer, Request, String> answers,
            Pulse pulse)
            throws IOException {
        ServerSocketChannel channel = ControlSocket.bind(home);
        try {
            Path path = ControlSocket.path(home);
            ControlServer server =
                    new ControlServer(path, channel, Roles.of(settings, path), answers, pulse);
            server.thread.start();
            return server;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private void listen() {
        long lookedNs = System.nanoTime();
        while (!ending) {
            boolean isOpen = takeOne();
            if (!isOpen) {
                return;
            }
            if (System.nanoTime() - lookedNs >= TimeUnit.MILLISECONDS.toNanos(LOOK_MS)) {
                lookedNs = System.nanoTime();
                look();
            }
        }
    }

    /** Waits for a connection and admits it; false once the socket is closed. */
    private boolean takeOne() {
        try {
            selector.select(LOOK_MS);
            selector.selectedKeys().clear();
            SocketChannel accepted = channel.accept();
            if (accepted != null) {
                admit(accepted);
            }
        } catch (IOException | RuntimeException e) {
            if (!ending && !channel.isOpen()) {
                pulse.notices().accept("control: the socket is closed: " + e);
                return false;
            }
            // Such as too many open files: who waits is heard when there is room again.
            LockSupport.parkNanos(REST_NS);
        }
        return true;
    }

    private void look() {
        try {
            pulse.everySecond().run();
        } catch (RuntimeException e) {
            pulse.notices().accept("control: " + e);
        }
    }

    private void admit(SocketChannel accepted) throws IOException {
        String user;
        Peer peer;
        try {
            peer = roles.peer(accepted.getOption(ExtendedSocketOptions.SO_PEERCRED).user());
            user = peer.user();
        } catch (IOException | RuntimeException e) {
            accepted.close();
            return;
        }
        if (!enter(user)) {
            try (LineChannel line = new LineChannel(accepted)) {
                String busy = "there are too many connections; try again";
                line.write(Answer.refusal(Answer.UNAVAILABLE, busy), System.nanoTime());
            } catch (IOException e) {
                // It hears of it by the end of the connection.
                accepted.close();
            }
            return;
        }
        Thread connection =
                new Thread(
                        () -> {
                            try {
                                serve(accepted, peer);
                            } finally {
                                leave(user);
                            }
                        },
                        "millrace-control-" + user);
        connection.setDaemon(true);
        try {
            synchronized (threads) {
                threads.removeIf(other -> !other.isAlive());
                connection.start();
                threads.add(connection);
            }
        } catch (OutOfMemoryError e) {
            // No further thread is to be had: this one is turned away, the next may be served.
            leave(user);
            accepted.close();
        }
    }

    private boolean enter(String user) {
        synchronized (users) {
            long own = users.stream().filter(user::equals).count();
            return users.size() < MAX_CONNECTIONS && own < MAX_OF_USER && users.add(user);
        }
    }

    private void leave(String user) {
        synchronized (users) {
            users.remove(user);
        }
    }

    private void serve(SocketChannel accepted, Peer peer) {
        try (LineChannel line = new LineChannel(accepted)) {
            String answer;
            try {
                String text = line.read(LineChannel.MAX_BYTES, System.nanoTime() + pulse.readNs());
                if (text.isEmpty()) {
                    return;
                }
                Request request = Request.parse(text);
                if (request.verb().loosens() && line.isGone()) {
                    return;
                }
                answer = answers.apply(peer, request);
            } catch (RequestException e) {
                answer = Answer.refusal(e.code(), e.text());
            } catch (LineChannel.LateException e) {
                answer = Answer.refusal(Answer.USAGE, "no whole line came in time");
            } catch (RuntimeException e) {
                pulse.notices().accept("control: a request failed: " + e);
                answer = Answer.refusal(Answer.BUG, "the request failed: " + e);
            }
            line.write(answer, System.nanoTime() + pulse.readNs());
        } catch (IOException e) {
            // The other end is gone; there is nobody left to be told.
            assert !accepted.isOpen() : "the channel was closed with the line";
        }
    }

    /** Listens no more; answers that are under way are still given. */
    void end() {
        ending = true;
        selector.wakeup();
        join(thread, 0);
        try {
            selector.close();
            channel.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            pulse.notices().accept("control: " + path + " cannot be closed: " + e);
        }
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        if (!ending) {
            end();
        }
        List<Thread> open;
        synchronized (threads) {
            open = List.copyOf(threads);
        }
        for (Thread connection : open) {
            connection.interrupt();
            join(connection, LOOK_MS);
        }
    }

    private static void join(Thread thread, long ms) {
        try {
            thread.join(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
