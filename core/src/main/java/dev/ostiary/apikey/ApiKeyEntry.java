package dev.ostiary.apikey;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lines of one key while a file is being read; used by one thread. */
final class ApiKeyEntry {
    private static final List<String> MANDATORY = List.of("hash", "subject", "created");

    private final String id;
    private final int firstLine;
    private final Map<String, Object> values = new LinkedHashMap<>();

    ApiKeyEntry(String id, int firstLine) {
        this.id = id;
        this.firstLine = firstLine;
    }

    int firstLine() {
        return firstLine;
    }

    /** Throws {@code IllegalArgumentException} or {@code DateTimeException} for what no record has. */
    void put(String member, String value) {
        Object typed = switch (member) {
            case "hash" -> value;
            case "subject" -> ApiKeyNames.subject(value);
            case "roles" -> ApiKeyNames.roles(set(value, ","));
            case "scopes" -> ApiKeyNames.scopes(set(value, " "));
            case "created", "expires" -> Instant.parse(value);
            case "revoked" -> truth(value);
            default ->
                throw new IllegalArgumentException(
                        "expected hash, subject, roles, scopes, created, expires or revoked as the member");
        };
        if (values.putIfAbsent(member, typed) != null) {
            throw new IllegalArgumentException("repeats a member of its key");
        }
    }

    ApiKeyRecord record() {
        if (!values.keySet().containsAll(MANDATORY)) {
            throw new IllegalArgumentException("hash, subject and created must be there");
        }
        return new ApiKeyRecord(
                id,
                (String) value("hash", ""),
                (String) value("subject", ""),
                names("roles"),
                names("scopes"),
                (Instant) value("created", Instant.EPOCH),
                Optional.ofNullable((@Nullable Instant) values.get("expires")),
                (boolean) value("revoked", false));
    }

    static Map<String, String> members(ApiKeyRecord record) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("hash", record.hash());
        members.put("subject", record.subject());
        if (!record.roles().isEmpty()) {
            members.put("roles", String.join(",", record.roles()));
        }
        if (!record.scopes().isEmpty()) {
            members.put("scopes", String.join(" ", record.scopes()));
        }
        members.put("created", record.createdAt().toString());
        record.expiresAt().ifPresent(at -> members.put("expires", at.toString()));
        if (record.revoked()) {
            members.put("revoked", "true");
        }
        return members;
    }

    private Object value(String member, Object otherwise) {
        return values.getOrDefault(member, otherwise);
    }

    @SuppressWarnings("unchecked") // put() stores sets of strings under these names
    private Set<String> names(String member) {
        return (Set<String>) value(member, Set.of());
    }

    private static Set<String> set(String value, String separator) {
        String[] names = value.split(separator, -1);
        Set<String> set = new LinkedHashSet<>(Arrays.asList(names));
        if (set.size() < names.length) {
            throw new IllegalArgumentException("names the same role or scope twice");
        }
        return set;
    }

    private static boolean truth(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException("expected true or false");
        }
        return value.equals("true");
    }
}
