package dev.ostiary.servlet.rule;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a verified token says of whoever bears it, as far as a requirement asks.
 *
 * @param roles the mapped roles
 * @param scopes the mapped scopes
 * @param claims all claims
 * @param clockSkew by how much the clock of whoever issued the token may differ
 */
public record Bearer(
        Set<String> roles, Set<String> scopes, Map<String, @Nullable Object> claims, Duration clockSkew) {

    /** Shows nothing: this may end up in a log. */
    @Override
    public String toString() {
        return "Bearer[redacted]";
    }
}
