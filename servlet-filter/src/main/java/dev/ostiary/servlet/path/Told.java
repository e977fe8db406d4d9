package dev.ostiary.servlet.path;

import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a container tells through the Servlet API. Some give {@code null} where there is nothing (Open Liberty for the URL patterns of
 * a filter that is mapped to servlets alone, and the other way round); here that is empty, always. Stateless.
 */
public final class Told {
    private Told() {}

    /**
     * Several things, of which there may be none.
     *
     * @param <T> what they are
     * @param things perhaps nothing
     * @return the same, or an empty one
     */
    public static <T> Collection<T> all(@Nullable Collection<T> things) {
        return things == null ? List.of() : things;
    }

    /**
     * Things by name, of which there may be none.
     *
     * @param <T> what they are
     * @param things perhaps nothing
     * @return the same, or an empty one
     */
    public static <T> Map<String, ? extends T> byName(@Nullable Map<String, ? extends T> things) {
        return things == null ? Map.of() : things;
    }

    /**
     * Several things in their order, of which there may be none, for whoever makes no list of them.
     *
     * @param <T> what they are
     * @param things perhaps nothing
     * @return the same, or an empty one
     */
    public static <T> Enumeration<T> each(@Nullable Enumeration<T> things) {
        return things == null ? Collections.emptyEnumeration() : things;
    }

    /**
     * Several things in their order, of which there may be none.
     *
     * @param <T> what they are
     * @param things perhaps nothing; read to its end
     * @return what it gave
     */
    public static <T> List<T> list(@Nullable Enumeration<T> things) {
        return things == null ? List.of() : Collections.list(things);
    }
}
