package dev.ostiary.servlet.answer;

import dev.ostiary.servlet.path.Told;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The headers by which caches are told to keep an answer: {@code Cache-Control}, those that only the caches of a content network read (RFC
 * 9213), and their older kin. Stateless, thread-safe.
 */
public final class CachingHeaders {
    /** What all caches read (RFC 9111, section 5.2). */
    public static final String CACHE_CONTROL = "Cache-Control";

    /** For nobody to keep (RFC 9111, section 5.2.2.5). */
    public static final String NO_STORE = "no-store";

    /** All that ends so, {@code Cloudflare-CDN-Cache-Control} say, means the same to one cache or another. */
    private static final String KIN = "cache-control";

    private static final Set<String> OTHERS =
            Set.of("edge-control", "expires", "pragma", "surrogate-control", "x-accel-expires");

    private CachingHeaders() {}

    /**
     * Whether a header tells caches something.
     *
     * @param name in any case, or {@code null}
     * @return true for {@code Cache-Control} too
     */
    public static boolean include(@Nullable String name) {
        if (name == null) {
            return false;
        }
        String lowerCase = name.toLowerCase(Locale.ROOT);
        return lowerCase.endsWith(KIN) || OTHERS.contains(lowerCase);
    }

    /**
     * Keeps an answer out of all caches: {@code Cache-Control: no-store}, and nothing that says otherwise to one of them.
     *
     * @param response not committed
     */
    public static void forbid(HttpServletResponse response) {
        List.copyOf(Told.all(response.getHeaderNames())).stream()
                .filter(CachingHeaders::include)
                .forEach(name -> remove(name, response));
        response.setHeader(CACHE_CONTROL, NO_STORE);
    }

    /** Not every container can take a header away again (Tomcat 10.1 cannot); there it says the same as the others. */
    private static void remove(String name, HttpServletResponse response) {
        if (name.equalsIgnoreCase(CACHE_CONTROL)) {
            return;
        }
        response.setHeader(name, null);
        if (response.containsHeader(name)) {
            boolean isTime = name.toLowerCase(Locale.ROOT).endsWith("expires");
            response.setHeader(name, isTime ? "0" : NO_STORE);
        }
    }
}
