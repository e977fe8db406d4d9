package dev.ostiary.example;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Two nodes that share a PostgreSQL. */
class TwoNodesOnPostgresIT implements TwoNodesContract {
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @Override
    public String[] store() {
        return new String[] {"--store=postgres", "--store-url=" + postgres.getJdbcUrl("postgres", "postgres")};
    }
}
