package dev.ostiary.spring;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.Sessions;
import java.util.Optional;

/** The sessions of a filter, which tells of none by an exception. Stateless. */
final class FilterSessions {
    private FilterSessions() {}

    /** Empty where they are off, and while the filter is not initialised. */
    static Optional<Sessions> of(AuthFilter filter) {
        try {
            return Optional.of(filter.sessions());
        } catch (IllegalStateException off) {
            return Optional.empty();
        }
    }
}
