package dev.ostiary.example.web;

import java.util.List;
import java.util.Map;

/**
 * Somebody who can sign in.
 *
 * @param id the name to sign in with, and the token's {@code sub}
 * @param fullName for people to read
 * @param roles what the user is
 * @param scope what the user's token may do, separated by spaces (RFC 6749 section 3.3)
 * @param password the hash of the password
 */
record User(String id, String fullName, List<String> roles, String scope, PasswordHash password) {
    User {
        roles = List.copyOf(roles);
    }

    /** What the user's tokens say beside the {@code sub}. */
    Map<String, Object> claims() {
        return Map.of("name", fullName, "roles", roles, "scope", scope);
    }
}
