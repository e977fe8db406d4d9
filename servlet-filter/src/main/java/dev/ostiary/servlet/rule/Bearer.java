package dev.ostiary.servlet.rule;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a verified token says of whoever bears it, as far as a requirement asks.
 *
 * @param roles the mapped roles
 * @param scopes the mapped scopes
 * @param claims all claims
 */
public record Bearer(Set<String> roles, Set<String> scopes, Map<String, @Nullable Object> claims) {

    /** Shows nothing: this may end up in a log. */
    @Override
    public String toString() {
        return "Bearer[redacted]";
    }
}
