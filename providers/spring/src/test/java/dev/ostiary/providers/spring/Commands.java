package dev.ostiary.providers.spring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.provisioning.UserDetailsManager;

/** The acts of its administrator, one a line, words apart by tabs; each is answered by a line. */
final class Commands {
    private final Clients clients;
    private final UserDetailsManager users;
    private final KeptAuthorizations authorizations;
    private final SigningKey key;

    Commands(Clients clients, UserDetailsManager users, KeptAuthorizations authorizations, SigningKey key) {
        this.clients = clients;
        this.users = users;
        this.authorizations = authorizations;
        this.key = key;
    }

    void obey(InputStream in, PrintStream out) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            out.println("obeying");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                obey(line.split("\t", -1));
                out.println("obeyed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void obey(String... words) {
        switch (words[0]) {
            case "client" -> clients.add(words[1], words[2], words[3]);
            case "user" -> user(words[1], words[2].isEmpty() ? new String[0] : words[2].split(",", -1));
            case "disable" -> disable(words[1]);
            case "end" -> authorizations.removeThoseOf(words[1]);
            case "rotate" -> key.rotate();
            default -> throw new IllegalArgumentException("no command: " + words[0]);
        }
    }

    private void user(String name, String... roles) {
        UserDetails user = User.withUsername(name)
                .password("{noop}" + name + "-password")
                .authorities(roles)
                .build();
        if (users.userExists(name)) {
            users.updateUser(user);
        } else {
            users.createUser(user);
        }
    }

    /** Spring does not look at the user again by itself; an application that keeps users has to take back what they allowed. */
    private void disable(String name) {
        users.updateUser(User.withUserDetails(users.loadUserByUsername(name))
                .disabled(true)
                .build());
        authorizations.removeThoseOf(name);
    }
}
