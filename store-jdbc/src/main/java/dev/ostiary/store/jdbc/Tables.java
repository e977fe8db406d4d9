package dev.ostiary.store.jdbc;

import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the tables are called, and whose time decides.
 *
 * @param prefix begins every name, with the schema before a dot where there is one; nothing that needs quotes
 * @param clock decides instead of the database's in tests, which move the time
 */
record Tables(String prefix, Optional<InstantSource> clock) {
    private static final Pattern PREFIX =
            Pattern.compile("([A-Za-z_][A-Za-z0-9_]{0,62}\\.)?[A-Za-z_][A-Za-z0-9_]{0,30}");

    /** The time of H2 and PostgreSQL, in milliseconds since 1970: that of the beginning of the transaction. */
    static final String STANDARD_TIME = "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT)";

    Tables {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "tablePrefix: expected letters, digits and underscores, at most 31, perhaps with a schema and a"
                            + " dot before them");
        }
    }

    /**
     * Puts the prefix in the place of each {@code #}, and of {@code ~} the prefix without the schema; in that of {@code STORE_TIME} the
     * time by which entries count or not, in milliseconds since 1970.
     */
    String sql(String template, Dialect dialect) {
        return dialect.sql(template.replace("#", prefix)
                .replace("~", prefix.substring(prefix.indexOf('.') + 1))
                .replace("STORE_TIME", storeTime(dialect))
                .replace("DATABASE_TIME", dialect.databaseTime()));
    }

    private String storeTime(Dialect dialect) {
        return clock.map(source -> Long.toString(Stored.time(source.instant()))).orElse(dialect.databaseTime());
    }
}
