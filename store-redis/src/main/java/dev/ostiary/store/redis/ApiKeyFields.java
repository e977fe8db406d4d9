package dev.ostiary.store.redis;

import dev.ostiary.apikey.ApiKeyRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The record of an API key as the fields that the scripts keep, in their order: hash, subject, roles, scopes, created, expires, valid. */
final class ApiKeyFields {
    private ApiKeyFields() {}

    /** Roles hold no comma and scopes no blank, so these stand between them. */
    static Stream<byte[]> of(ApiKeyRecord record) {
        return Stream.of(
                        record.hash(),
                        record.subject(),
                        String.join(",", record.roles()),
                        String.join(" ", record.scopes()),
                        record.createdAt().toString(),
                        record.expiresAt().map(Instant::toString).orElse(""),
                        record.revoked() ? "0" : "1")
                .map(KeyText::bytes);
    }

    /**
     * Reads them back.
     *
     * @throws IllegalArgumentException if they are not what {@link #of} makes
     */
    static ApiKeyRecord read(String id, List<Reply> fields) {
        try {
            return new ApiKeyRecord(
                    id,
                    fields.get(0).text(),
                    fields.get(1).text(),
                    names(fields.get(2).text(), ","),
                    names(fields.get(3).text(), " "),
                    Instant.parse(fields.get(4).text()),
                    Optional.of(fields.get(5).text())
                            .filter(text -> !text.isEmpty())
                            .map(Instant::parse),
                    !fields.get(6).text().equals("1"));
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("no time", malformed);
        }
    }

    private static Set<String> names(String text, String separator) {
        return text.isEmpty() ? Set.of() : new LinkedHashSet<>(Arrays.asList(text.split(separator)));
    }
}
