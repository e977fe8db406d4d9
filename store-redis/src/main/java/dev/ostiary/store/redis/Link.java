package dev.ostiary.store.redis;

import java.io.IOException;
import java.util.List;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.commands.ProtocolCommand;

/**
 * A connection, and to whom. Not thread-safe.
 *
 * @param address of the server
 * @param connection open, until it is lost
 */
record Link(RedisAddress address, Connection connection) {

    /** Sends a command and waits for the answer, as long as there is time. */
    Reply ask(Deadline deadline, ProtocolCommand command, Object... arguments) {
        connection.setSoTimeout(deadline.millisLeft());
        return new Reply(connection.executeCommand(new CommandArguments(command).addObjects(arguments)));
    }

    /** Says whether this is a primary, by its own account. */
    boolean isToPrimary(Deadline deadline) {
        List<Reply> role = ask(deadline, Command.ROLE).list();
        return !role.isEmpty() && role.get(0).text().equals("master");
    }

    void hangUp() {
        try {
            connection.forceDisconnect();
        } catch (IOException alreadyGone) {
            // Nothing is left to be closed.
        }
    }
}
