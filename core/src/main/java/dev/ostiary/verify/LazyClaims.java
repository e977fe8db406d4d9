package dev.ostiary.verify;

import dev.ostiary.encoding.Base64Url;
import dev.ostiary.encoding.JsonSyntaxException;
import dev.ostiary.encoding.StrictJson;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a token that is kept: read from its text when somebody asks for them, and remembered from then on.
 *
 * <p>The text was read before it was verified, by the same reader, so it reads alike. Two threads that ask first may both read it.
 * Unmodifiable at every depth, and thread-safe.
 */
final class LazyClaims extends AbstractMap<String, @Nullable Object> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final transient String token;
    private transient volatile @Nullable Map<String, @Nullable Object> read;

    /**
     * Takes what is known already.
     *
     * @param token all of its text, well-formed
     * @param read its claims, until they are forgotten
     */
    LazyClaims(String token, Map<String, @Nullable Object> read) {
        this.token = token;
        this.read = read;
    }

    boolean areRead() {
        return read != null;
    }

    /** All of them, without remembering them. */
    Map<String, @Nullable Object> once() {
        Map<String, @Nullable Object> known = read;
        return known == null ? parsed() : known;
    }

    /** Makes them be remembered, or read again when they are asked for next. */
    void remember(@Nullable Map<String, @Nullable Object> claims) {
        read = claims;
    }

    private Map<String, @Nullable Object> kept() {
        Map<String, @Nullable Object> known = read;
        if (known == null) {
            known = parsed();
            read = known;
        }
        return known;
    }

    private Map<String, @Nullable Object> parsed() {
        byte[] characters = token.getBytes(StandardCharsets.ISO_8859_1);
        int from = token.indexOf('.') + 1;
        try {
            return StrictJson.parseObject(
                    Base64Url.decode(characters, from, token.lastIndexOf('.')).orElseThrow());
        } catch (JsonSyntaxException impossible) {
            throw new IllegalStateException("the claims of a verified token cannot be read any more", impossible);
        }
    }

    @Override
    public int size() {
        return kept().size();
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        return kept().get(name);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return kept().containsKey(name);
    }

    @Override
    public Set<String> keySet() {
        return kept().keySet();
    }

    @Override
    public Collection<@Nullable Object> values() {
        return kept().values();
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        return kept().entrySet();
    }

    @Override
    public @Nullable Object remove(@Nullable Object name) {
        return kept().remove(name);
    }

    /** An application may keep claims in an HTTP session that is written down: as a map of the platform's own. */
    private Object writeReplace() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(once()));
    }
}
