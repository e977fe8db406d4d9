package dev.ostiary.containers;

import dev.ostiary.store.TokenStateStore;
import dev.ostiary.store.jdbc.JdbcTokenStateStore;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;

/** A database, and each call with a connection of its own: what a pool keeps of a server that was killed is the pool's, and takes its time. */
record Database(DataSource connections, String location, Step killing, Step starting) implements StoreServer {

    Database(String name, DataSource connections, Step killing, Step starting) {
        this(connections, Directory.bind(name, connections), killing, starting);
    }

    /** One that may fail. */
    interface Step {
        void run() throws Exception;
    }

    @Override
    public TokenStateStore open(String name, InstantSource clock) {
        return JdbcTokenStateStore.builder(connections)
                .tablePrefix(name + "_")
                .timeout(Duration.ofMinutes(1))
                .clock(clock)
                .build();
    }

    @Override
    public void kill() throws Exception {
        killing.run();
    }

    @Override
    public void start() throws Exception {
        starting.run();
    }
}
