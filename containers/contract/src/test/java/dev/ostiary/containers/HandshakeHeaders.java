package dev.ostiary.containers;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** How an endpoint of a WebSocket tells, in headers of the handshake's answer, what the handshake showed to it. */
final class HandshakeHeaders {
    static final String USER = "X-Seen-User";
    static final String IDENTITY = "X-Seen-Headers";

    private HandshakeHeaders() {}

    static String user(Principal user) {
        return user == null ? "nobody" : user.getName();
    }

    /** Those of identity, however they are written, as they are listed, and what is there when asked for one. */
    static String identity(Map<String, List<String>> headers) {
        Stream<String> listed = headers.entrySet().stream()
                .filter(header -> header.getKey()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-')
                        .startsWith("x-user-"))
                .map(header -> header.getKey() + header.getValue());
        Stream<String> asked = Stream.of("asked=" + headers.get("X-User-Id"));
        return Stream.concat(listed, asked).toList().toString();
    }
}
