package io.millrace.ops.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The file of a control socket: where it is, who may open it, and what is left of a dead one. */
final class ControlSocket {

    private static final String FOLDER = "run";
    private static final String NAME = "control.sock";
    private static final String FOLDER_RIGHTS = "rwxr-x---";
    private static final String SOCKET_RIGHTS = "rw-rw----";

    private ControlSocket() {}

    static Path path(Path home) {
        return home.resolve(FOLDER).resolve(NAME);
    }

    /**
     * Opens the socket of a home that this process has locked, in the place of one that nobody
     * listens at any more.
     */
    static ServerSocketChannel bind(Path home) throws IOException {
        Path folder = home.resolve(FOLDER);
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(FOLDER_RIGHTS));
        Path path = path(home);
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            if (isLive(path)) {
                throw new IOException("another process listens there");
            }
            Files.delete(path);
        }
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(path));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(SOCKET_RIGHTS));
            server.configureBlocking(false);
            return server;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static boolean isLive(Path path) {
        try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            probe.configureBlocking(false);
            // Not yet is an answer too: others wait there.
            boolean isTaken = probe.connect(UnixDomainSocketAddress.of(path));
            return isTaken || probe.isConnectionPending();
        } catch (IOException e) {
            return false;
        }
    }
}
