package dev.ostiary.example.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The three users of the example. A real application has them in its database; that the sign-in page shows their
 * passwords is the only thing here that it must not copy. A password that was changed is changed until this process
 * ends, in this process alone. Thread-safe.
 */
final class DemoUsers {
    private static final int MIN_PASSWORD_LENGTH = 8;
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

    private final Map<String, PasswordHash> changedPasswords = new ConcurrentHashMap<>();

    /** All users, in the order to show them in. */
    List<User> all() {
        return users;
    }

    Optional<User> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * The user of that name if that is the password. An unknown user and a wrong password are the same answer after
     * the same work.
     */
    Optional<User> authenticate(String id, String password) {
        Optional<User> user = find(id);
        boolean tooLong = password.length() > MAX_PASSWORD_LENGTH;
        boolean matches = user.map(this::password).orElse(NOBODY).matches(tooLong ? "" : password);
        return user.filter(known -> matches);
    }

    /** Whether a password is long enough to be taken, and no longer than will be looked at (NIST SP 800-63B section 5.1.1.2). */
    static boolean isAcceptable(String password) {
        return password.length() >= MIN_PASSWORD_LENGTH && password.length() <= MAX_PASSWORD_LENGTH;
    }

    /** From now on, that is the password of that user. */
    void changePassword(User user, String password) {
        changedPasswords.put(user.id(), PasswordHash.of(password));
    }

    private PasswordHash password(User user) {
        return changedPasswords.getOrDefault(user.id(), user.password());
    }

    private static PasswordHash hash(String salt, String hash) {
        return PasswordHash.parse("600000:" + salt + ":" + hash);
    }
}
