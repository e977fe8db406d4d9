package dev.ostiary.servlet.release;

import dev.ostiary.verify.RejectionReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where the documentation of this release stands, and in it the entry of each reason.
 *
 * <p>The publisher of a release sets the address when it is built ({@code publisher.docs-url}). A build without it has no addresses; one that
 * is no plain {@code https} URL counts as none, because it would end up in answers. Immutable, thread-safe: all is read and made once.
 */
public final class Documentation {
    private static final String FILE = "release.properties";
    private static final String SETTING = "docs-url";
    private static final String PAGE = "/troubleshooting#";
    private static final Documentation OF_THIS_RELEASE = at(built().getProperty(SETTING));

    private final Map<RejectionReason, String> entries;

    private Documentation(Map<RejectionReason, String> entries) {
        this.entries = Collections.unmodifiableMap(entries);
    }

    /**
     * That of the release that runs.
     *
     * @return always the same
     */
    public static Documentation ofThisRelease() {
        return OF_THIS_RELEASE;
    }

    /**
     * That at an address.
     *
     * @param address an {@code https} URL without user, query and fragment, with or without a slash at its end; anything else, and
     *     {@code null}: there is none
     * @return the documentation
     */
    public static Documentation at(@Nullable String address) {
        Map<RejectionReason, String> entries = new EnumMap<>(RejectionReason.class);
        if (address != null && isPlainHttps(address.strip())) {
            String folder = address.strip().replaceFirst("/+\\z", "");
            for (RejectionReason reason : RejectionReason.values()) {
                entries.put(reason, folder + PAGE + reason.code());
            }
        }
        return new Documentation(entries);
    }

    /**
     * Where it is written what to do about a reason.
     *
     * @param reason why something was refused
     * @return an absolute URL; empty where the release has no address
     */
    public Optional<String> entryOf(RejectionReason reason) {
        return Optional.ofNullable(entries.get(reason));
    }

    private static boolean isPlainHttps(String address) {
        try {
            URI uri = URI.create(address);
            return "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (IllegalArgumentException noUrl) {
            return false;
        }
    }

    private static Properties built() {
        Properties properties = new Properties();
        try (@Nullable InputStream file = Documentation.class.getResourceAsStream(FILE)) {
            if (file != null) {
                properties.load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE + " in the jar of the filter", e);
        }
        return properties;
    }
}
