package dev.ostiary.example.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoUsersTest {
    private final DemoUsers users = new DemoUsers();

    @ParameterizedTest
    @CsvSource({"alice, wonderland", "bob, builder", "carol, singers"})
    void authenticate_passwordShownOnTheSignInPage_isThatUser(String id, String password) throws IOException {
        String page = Files.readString(Path.of("src/main/webapp/WEB-INF/pages/sign-in.html"));

        assertThat(page)
                .contains("<th scope=\"row\"><code>" + id + "</code></th><td><code>" + password + "</code></td>");
        assertThat(users.authenticate(id, password)).map(User::id).contains(id);
    }

    @ParameterizedTest
    @CsvSource({"alice, builder", "alice, ''", "Alice, wonderland", "mallory, wonderland", "'', ''"})
    void authenticate_anythingElse_isNobody(String id, String password) {
        assertThat(users.authenticate(id, password)).isEmpty();
    }

    @Test
    void authenticate_oversizePassword_isNobody() {
        assertThat(users.authenticate("alice", "wonderland" + " ".repeat(1_000)))
                .isEmpty();
    }

    @Test
    void unknownUser_costsAsManyRoundsAsAKnownOne() {
        assertThat(users.all())
                .extracting(user -> user.password().toString())
                .containsOnly(DemoUsers.NOBODY.toString());
    }

    @Test
    void all_onlyAliceIsAdmin() {
        assertThat(users.all())
                .filteredOn(user -> user.roles().contains("admin"))
                .extracting(User::id)
                .containsExactly("alice");
    }

    @Test
    void changePassword_newOneCountsAndTheOldOneNoMore() {
        users.changePassword(users.find("bob").orElseThrow(), "a new password");

        assertThat(users.authenticate("bob", "a new password")).isPresent();
        assertThat(users.authenticate("bob", "builder")).isEmpty();
        assertThat(users.authenticate("alice", "wonderland")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"7, false", "8, true", "1000, true", "1001, false"})
    void isAcceptable_8To1000Characters(int length, boolean acceptable) {
        assertThat(DemoUsers.isAcceptable("x".repeat(length))).isEqualTo(acceptable);
    }
}
