package dev.ostiary.servlet.config;

import dev.ostiary.session.SessionClaims;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Classes that {@code session-claims} may name, one good, the others not. */
public final class ClaimsClasses {
    private ClaimsClasses() {}

    /** Says the same of everybody. */
    public static class Good implements SessionClaims {
        @Override
        public Optional<Map<String, @Nullable Object>> claims(String subject, Map<String, @Nullable Object> claims) {
            return Optional.of(Map.of("roles", List.of("from-class")));
        }
    }

    /** A second one. */
    public static final class Other extends Good {}

    /** Cannot be made an object of. */
    public abstract static class Unfinished implements SessionClaims {}

    /** Needs more than nothing. */
    public static final class Demanding extends Good {
        /** @param name of anything */
        public Demanding(String name) {
            super();
        }
    }

    /** Hides how it is made. */
    public static final class Secretive extends Good {
        Secretive() {
            super();
        }
    }

    /** Is nobody else's. */
    static final class Hidden extends Good {
        /** For everybody who sees the class. */
        public Hidden() {
            super();
        }
    }

    /** Fails with something that must not be told. */
    public static final class Failing extends Good {
        /** Fails. */
        public Failing() {
            throw new IllegalStateException("pl4nt3d");
        }
    }
}
