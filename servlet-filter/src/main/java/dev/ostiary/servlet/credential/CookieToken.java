package dev.ostiary.servlet.credential;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the token that a cookie carries.
 *
 * <p>Cookies are read from the {@code Cookie} fields as they were sent (RFC 6265, section 4.2.1); what {@code getCookies()} answers plays no
 * part. The name is compared case-sensitively; an empty cookie is no token. Several of the name come from another application or host:
 * they are {@link Extraction.Candidates}. Immutable, thread-safe.
 */
public final class CookieToken implements CredentialExtractor {
    /** More than any browser sends to one host; whoever sends more wants work to be made of them. */
    static final int MOST = 200;

    private final String name;

    /**
     * Makes an extractor.
     *
     * @param name of the cookie
     * @throws IllegalArgumentException if it is empty
     */
    public CookieToken(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("name: a cookie's name is never empty");
        }
        this.name = name;
    }

    @Override
    public Extraction extract(HttpServletRequest request) {
        List<String> sent = CookieFields.values(name, request);
        if (sent.isEmpty()) {
            return new Extraction.None();
        }
        return sent.size() == 1
                ? new Extraction.Found(sent.get(0), Carrier.COOKIE)
                : Extraction.Candidates.ofCookies(new LinkedHashSet<>(sent));
    }

    /**
     * Every token under that name, for whoever signs out.
     *
     * @param request the request
     * @return in their order, as many as there are up to {@value #MOST}, perhaps none
     */
    public Set<String> all(HttpServletRequest request) {
        return CookieFields.values(name, request).stream()
                .limit(MOST)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Those that are looked at where several are sent.
     *
     * @param request the request
     * @return in their order, {@value Extraction.Candidates#MOST} at most, perhaps none
     */
    public List<String> first(HttpServletRequest request) {
        return CookieFields.values(name, request).stream()
                .distinct()
                .limit(Extraction.Candidates.MOST)
                .toList();
    }

    /**
     * Whether one of the cookies of that name is as long as this token and ends with the same part of the signature. Nothing is copied, and
     * nothing verified: it only says that it is no use to verify the token anew.
     *
     * <p>Browsers send the same line again and again, so it is looked first where the cookie stood last time.
     *
     * @param token a signed one that was verified
     * @param request the request
     * @param lastPlace what this method has answered last time; below 0 where it is not known
     * @return where the cookie stands; below 0 where others are sent, or none
     */
    public int placeOf(String token, HttpServletRequest request, int lastPlace) {
        return CookieFields.placeOf(name, token, request, lastPlace);
    }
}
