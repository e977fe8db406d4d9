package dev.ostiary.servlet.config;

import dev.ostiary.session.SessionClaims;
import dev.ostiary.store.TokenStateStoreProvider;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The settings that an application framework keeps for a filter, in the place of system properties and environment variables.
 *
 * @param places in the order of their precedence
 * @param placeholder what the text between <code>${</code> and <code>}</code> stands for: a name, or whatever else the framework
 *     understands, such as a name with a default; {@code null} where it stands for nothing. {@code file:} and {@code :-} are not asked for
 * @param stores kept by the framework, which {@code session-store} may name
 * @param claims what sessions are to ask at each refresh, which counts as if a builder had been given it; asked for only where there are sessions
 */
public record FrameworkSettings(
        List<SettingPlace> places,
        Function<String, @Nullable String> placeholder,
        List<TokenStateStoreProvider> stores,
        Supplier<Optional<SessionClaims>> claims) {
    /**
     * Where sessions have nobody to ask.
     *
     * @param places in the order of their precedence
     * @param placeholder what the text of a placeholder stands for
     * @param stores kept by the framework
     */
    public FrameworkSettings(
            List<SettingPlace> places,
            Function<String, @Nullable String> placeholder,
            List<TokenStateStoreProvider> stores) {
        this(places, placeholder, stores, Optional::empty);
    }

    /**
     * Keeps copies of the lists.
     *
     * @param places in the order of their precedence
     * @param placeholder what the text of a placeholder stands for
     * @param stores kept by the framework
     * @param claims what sessions are to ask at each refresh
     */
    public FrameworkSettings {
        places = List.copyOf(places);
        stores = List.copyOf(stores);
    }

    /** The names alone; a text may be a secret. */
    @Override
    public String toString() {
        return "FrameworkSettings" + places;
    }
}
