package dev.ostiary.store.jdbc;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.sql.DataSource;

/** Settings of a {@link JdbcTokenStateStore}. Not thread-safe. */
public final class JdbcTokenStateStoreBuilder {
    private final DataSource dataSource;
    private Tables tables = new Tables("ostiary_", Optional.empty());
    private Duration timeout = Duration.ofSeconds(5);
    private Optional<InstantSource> clock = Optional.empty();
    private LongSupplier nanos = System::nanoTime;

    JdbcTokenStateStoreBuilder(DataSource dataSource) {
        this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
    }

    /**
     * What the names of the tables begin with. All stores with the same prefix in the same database share their state.
     *
     * @param prefix a letter or underscore and then letters, digits and underscores, at most 31, without quotes; before it perhaps a schema and
     *     a dot, {@code app.ostiary_}; unless called, {@code ostiary_}
     * @return this
     * @throws IllegalArgumentException if it is not of that form
     */
    public JdbcTokenStateStoreBuilder tablePrefix(String prefix) {
        this.tables = new Tables(prefix, Optional.empty());
        return this;
    }

    /**
     * How long a statement may take; how long to wait for a connection is the data source's setting. A call has a few statements. Where the driver
     * can, the network is given two seconds more.
     *
     * @param limit 1 s to 1 min, rounded up to whole seconds; unless called, 5 s
     * @return this
     * @throws IllegalArgumentException if it is shorter or longer
     */
    public JdbcTokenStateStoreBuilder timeout(Duration limit) {
        if (limit.compareTo(Duration.ofSeconds(1)) < 0 || limit.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("timeout: expected 1s to 1m, got " + limit);
        }
        this.timeout = limit;
        return this;
    }

    /**
     * For tests, which move the time: this clock decides what counts, instead of the database's. With several nodes, whose clocks differ, an id
     * could be used twice; leave it out then.
     *
     * @param source unless called, the database's
     * @return this
     */
    public JdbcTokenStateStoreBuilder clock(InstantSource source) {
        this.clock = Optional.of(source);
        return this;
    }

    /** What durations are measured by. */
    JdbcTokenStateStoreBuilder nanos(LongSupplier source) {
        this.nanos = source;
        return this;
    }

    /**
     * Makes the store. Nothing is read, so the database may be down.
     *
     * @return the store
     */
    public JdbcTokenStateStore build() {
        Tables timed = new Tables(tables.prefix(), clock);
        Database database = new Database(dataSource, timed, new Schema(), timeout, nanos);
        return new JdbcTokenStateStore(database, new RevocationRecorder(database, nanos));
    }
}
