package dev.ostiary.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why a store cannot be used, in words for the log: for whoever implements {@link TokenStateStore}.
 *
 * <p>The cause that tells is often the third of a chain: what the library threw, what that came from, and then the certificate that
 * nobody trusts. Words are those of the platform's exceptions for networks, TLS and certificates alone. What a driver says may hold
 * an address with a password, or a row; of its exceptions the kind is told. Stateless and thread-safe.
 */
public final class OutageCause {
    private static final int MOST_LINKS = 8;
    private static final int MOST_CHARACTERS = 200;
    private static final Pattern OF_THE_PLATFORM =
            Pattern.compile("(java\\.net|javax\\.net\\.ssl|java\\.security|sun\\.security)\\..+");

    /** Whatever stands before an {@code @}, and the value of what is called a password. */
    private static final Pattern CREDENTIALS =
            Pattern.compile("\\S+@|(?i)(password|passwd|pwd|secret|token)(\\s*[=:]\\s*)\\S+");

    private OutageCause() {}

    /**
     * What a fault and its causes are, the outermost first.
     *
     * @param fault what was thrown
     * @return for example {@code JedisConnectionException, because of SSLHandshakeException: PKIX path building failed}
     */
    public static String words(Throwable fault) {
        return words(fault, OutageCause::link);
    }

    /**
     * The same, with words of one's own for some.
     *
     * @param fault what was thrown
     * @param link tells of one exception, without its cause; {@link #link} knows all kinds
     * @return each link once, at most eight
     */
    public static String words(Throwable fault, Function<Throwable, String> link) {
        List<String> links = new ArrayList<>();
        @Nullable Throwable next = fault;
        for (int depth = 0; next != null && depth < MOST_LINKS; depth++) {
            String words = link.apply(next);
            if (!links.contains(words)) {
                links.add(words);
            }
            next = next.getCause();
        }
        return String.join(", because of ", links);
    }

    /**
     * What one exception is.
     *
     * @param fault whose cause is left out
     * @return its kind and, if it is one of the platform's for networks and TLS, its message without credentials
     */
    public static String link(Throwable fault) {
        Class<?> type = fault.getClass();
        String kind = type.getSimpleName().isEmpty() ? type.getName() : type.getSimpleName();
        String message = fault.getMessage();
        return message == null || !OF_THE_PLATFORM.matcher(type.getName()).matches()
                ? kind
                : kind + ": " + harmless(message);
    }

    /** Whole, before it is cut: half a password has no {@code @} behind it. */
    private static String harmless(String message) {
        String text = CREDENTIALS.matcher(message.replaceAll("\\p{Cntrl}", " ")).replaceAll("[...]");
        return text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "..." : text;
    }
}
