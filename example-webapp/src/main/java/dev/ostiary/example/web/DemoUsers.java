package dev.ostiary.example.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The three users of the example. A real application has them in its database; that the sign-in page shows their
 * passwords is the only thing here that it must not copy. Immutable and thread-safe.
 */
final class DemoUsers {
    private static final int MAX_PASSWORD_LENGTH = 1_000;

    /** Compared with when there is no such user, so that the answer takes as long as for one. */
    static final PasswordHash NOBODY = hash("qGeayldr42zbr5j22h+5Bw", "j8em51weqL57em6aXfc/Kt4m1PNUa5Lx81lxgWnzcvs");

    private final List<User> users = List.of(
            new User(
                    "alice",
                    "Alice Liddell",
                    List.of("admin", "editor"),
                    "notes:read notes:write",
                    hash("4ECsTiIN2TaI8c/BRc3K4A", "+4W/Me1qCJnM+ulmZs89Fz/FoVdvzM4rXWMsCjXfjvw")),
            new User(
                    "bob",
                    "Bob Baumeister",
                    List.of("editor"),
                    "notes:read notes:write",
                    hash("KlFh/rJPskLHfobQQrVt6Q", "t+eoM1Q6C4ZXlJ0Si2cFTdpwVBWkyIybmTPbw3nA5rY")),
            new User(
                    "carol",
                    "Carol Ångström",
                    List.of("reader"),
                    "notes:read",
                    hash("CzW//4HviTdp2PFDC3bhBQ", "2OkRf3XOSC/MousVQGPV7lt11vKoxlkZ17xD7DtYyxA")));

    private final Map<String, User> byId =
            users.stream().collect(Collectors.toUnmodifiableMap(User::id, Function.identity()));

    /** All users, in the order to show them in. */
    List<User> all() {
        return users;
    }

    /**
     * The user of that name if that is the password. An unknown user and a wrong password are the same answer after
     * the same work.
     */
    Optional<User> authenticate(String id, String password) {
        Optional<User> user = Optional.ofNullable(byId.get(id));
        boolean tooLong = password.length() > MAX_PASSWORD_LENGTH;
        boolean matches = user.map(User::password).orElse(NOBODY).matches(tooLong ? "" : password);
        return user.filter(known -> matches);
    }

    private static PasswordHash hash(String salt, String hash) {
        return PasswordHash.parse("600000:" + salt + ":" + hash);
    }
}
