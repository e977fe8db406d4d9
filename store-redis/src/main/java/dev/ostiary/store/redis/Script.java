package dev.ostiary.store.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** What the server is asked to do, each as a whole or not at all. The text is put together from files beside this class. */
enum Script {
    CONTACT("epoch", "contact"),
    REGISTER_ONE_TIME("epoch", "one-times", "one-time-register"),
    CONSUME_ONE_TIME("one-times", "one-time-consume"),
    FIRST_USE("epoch", "first-use"),
    OPEN("epoch", "sessions", "session-open"),
    SESSION("sessions", "session-find"),
    ROTATE("epoch", "sessions", "replaced", "session-rotate"),
    CONFIRM("replaced", "session-confirm"),
    END("epoch", "sessions", "revocations", "session-end"),
    END_ALL("epoch", "sessions", "one-times", "revocations", "session-end-all"),
    OPEN_GRANT("epoch", "sessions", "revocations", "grants", "grant-open"),
    GRANT("sessions", "grants", "grant-find"),
    LEASE_GRANT("sessions", "grants", "grant-lease"),
    REPLACE_GRANT("epoch", "sessions", "grants", "grant-replace"),
    RELEASE_GRANT("sessions", "grants", "grant-release"),
    END_GRANTS("epoch", "sessions", "revocations", "grants-end"),
    SESSIONS_OF("sessions", "session-list"),
    REVOKE("epoch", "revocations", "revoke"),
    REVOCATIONS_OF("revocations", "revocations-find"),
    REVOCATIONS_AFTER("epoch", "revocations", "revocations-feed"),
    ADD_API_KEY("epoch", "api-key-add"),
    FIND_API_KEY("api-keys", "api-key-find"),
    REVOKE_API_KEY("epoch", "api-key-revoke"),
    API_KEYS_OF("api-keys", "api-key-list");

    private final String text;
    private final String digest;

    Script(String... parts) {
        String body = Arrays.stream(parts).map(Script::read).collect(Collectors.joining());
        this.text = read("clock") + body;
        this.digest = digestOf(text);
    }

    String text() {
        return text;
    }

    /** By which a server knows it that has run it before. */
    String digest() {
        return digest;
    }

    private static String read(String part) {
        String name = part + ".lua";
        try (InputStream file = Script.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("missing from the jar: " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** SHA-1, because that is what servers name scripts by. */
    private static String digestOf(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
