package io.millrace.ops.control;

import io.millrace.model.command.OperatorRole;
import io.millrace.ops.config.ControlSettings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;

/** What each user may do. A name in the settings wins over what a user may do without it. */
final class Roles {

    private static final String ROOT = "root";
    private static final int NO_ID = -1;
    private static final int FIELDS = 7;
    private static final Path USERS = Path.of("/etc/passwd");

    private final ControlSettings settings;
    private final UserPrincipal own;
    private final int ownId;

    private Roles(ControlSettings settings, UserPrincipal own, int ownId) {
        this.settings = settings;
        this.own = own;
        this.ownId = ownId;
    }

    /**
     * Roles beside a process.
     *
     * @param settings who is named
     * @param made file that this process made, so that it belongs to its user
     */
    static Roles of(ControlSettings settings, Path made) throws IOException {
        UserPrincipal own = Files.getOwner(made, LinkOption.NOFOLLOW_LINKS);
        int id = NO_ID;
        if (Files.getFileStore(made).supportsFileAttributeView("unix")) {
            id = (Integer) Files.getAttribute(made, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        }
        return new Roles(settings, own, id);
    }

    /** Who a user of the operating system is here. */
    Peer peer(UserPrincipal user) {
        boolean isOwn = user.equals(own);
        int id = isOwn ? ownId : id(user.getName());
        return new Peer(user.getName(), id, role(user.getName(), id, isOwn));
    }

    private OperatorRole role(String name, int id, boolean isOwn) {
        if (isNamed(settings.viewUsers(), name, id)) {
            return OperatorRole.VIEW;
        }
        if (isNamed(settings.tradeUsers(), name, id)) {
            return OperatorRole.TRADE;
        }
        if (isNamed(settings.riskUsers(), name, id) || isOwn || name.equals(ROOT)) {
            return OperatorRole.RISK;
        }
        return OperatorRole.HALT;
    }

    private static boolean isNamed(List<String> users, String name, int id) {
        return users.contains(name) || (id != NO_ID && users.contains(Integer.toString(id)));
    }

    /** The number of a user who has no name is the name. */
    private static int id(String name) {
        try {
            if (name.matches("[0-9]{1,9}")) {
                return Integer.parseInt(name);
            }
            for (String line : Files.readAllLines(USERS, StandardCharsets.UTF_8)) {
                String[] fields = line.split(":", FIELDS);
                if (fields.length == FIELDS && fields[0].equals(name)) {
                    return Integer.parseInt(fields[2]);
                }
            }
            return NO_ID;
        } catch (IOException | NumberFormatException e) {
            return NO_ID;
        }
    }
}
