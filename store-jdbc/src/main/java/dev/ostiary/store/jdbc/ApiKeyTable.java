package dev.ostiary.store.jdbc;

import dev.ostiary.apikey.ApiKeyLookup;
import dev.ostiary.apikey.ApiKeyRecord;
import dev.ostiary.apikey.ApiKeyRegistry;
import dev.ostiary.store.StoreUnavailableException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** API keys: their hashes, never a key. Thread-safe. */
final class ApiKeyTable implements ApiKeyRegistry {
    private static final System.Logger LOG = System.getLogger(ApiKeyTable.class.getName());
    private static final Pattern ID = Pattern.compile("[0-9a-z]{16}");

    private static final String INSERT =
            "INSERT INTO #api_key (id, hash, subject_hash, subject, roles, scopes, created_at, revoked, expires_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String SELECT =
            "SELECT id, hash, subject, roles, scopes, created_at, revoked, expires_at FROM #api_key";

    private final Database database;

    ApiKeyTable(Database database) {
        this.database = database;
    }

    @Override
    public ApiKeyLookup find(String id) {
        try {
            Optional<ApiKeyRecord> found = database.each(statements ->
                    isId(id) ? statements.first(SELECT + " WHERE id = ?", ApiKeyTable::read, id) : Optional.empty());
            return found.<ApiKeyLookup>map(ApiKeyLookup.Found::new).orElseGet(ApiKeyLookup.Unknown::new);
        } catch (StoreUnavailableException e) {
            LOG.log(System.Logger.Level.WARNING, "No API key can be looked up: {0}", e.getMessage());
            return new ApiKeyLookup.Unavailable(StoreUnavailableException.RETRY_AFTER);
        }
    }

    @Override
    public boolean add(ApiKeyRecord key) {
        return database.each(statements -> statements.inserted(
                INSERT,
                key.id(),
                key.hash(),
                Stored.hash(key.subject()),
                Stored.text(key.subject()),
                String.join(",", key.roles()),
                String.join(" ", key.scopes()),
                Stored.time(key.createdAt()),
                key.revoked(),
                key.expiresAt().map(Stored::time).orElse(null)));
    }

    @Override
    public boolean revoke(String id) {
        return database.each(statements ->
                isId(id) && statements.update("UPDATE #api_key SET revoked = TRUE WHERE id = ?", id) == 1);
    }

    @Override
    public List<ApiKeyRecord> keysOf(String subject) {
        String hash = Stored.hash(subject);
        return database
                .each(statements -> statements.query(SELECT + " WHERE subject_hash = ?", ApiKeyTable::read, hash))
                .stream()
                .sorted(Comparator.comparing(ApiKeyRecord::createdAt).thenComparing(ApiKeyRecord::id))
                .toList();
    }

    private static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    private static ApiKeyRecord read(ResultSet row) throws SQLException {
        boolean revoked = row.getBoolean(7);
        long time = row.getLong(8);
        Optional<Instant> expiresAt = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(time));
        return new ApiKeyRecord(
                row.getString(1),
                row.getString(2),
                Stored.unescaped(row.getString(3)),
                names(row.getString(4), ","),
                names(row.getString(5), " "),
                Instant.ofEpochMilli(row.getLong(6)),
                expiresAt,
                revoked);
    }

    private static Set<String> names(String joined, String separator) {
        return joined.isEmpty()
                ? Set.of()
                : Pattern.compile(separator, Pattern.LITERAL)
                        .splitAsStream(joined)
                        .collect(Collectors.toSet());
    }
}
