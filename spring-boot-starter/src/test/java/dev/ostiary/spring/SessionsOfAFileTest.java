package dev.ostiary.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application whose sessions are turned on by the file that {@code ostiary.config} names. */
class SessionsOfAFileTest {
    @TempDir
    Path folder;

    private BootApplication start() throws Exception {
        Path file = Files.write(folder.resolve("ostiary.properties"), List.of("session=on"));
        return BootApplication.start(
                SessionsApplicationTest.Application.class,
                "ostiary.secret=correct-horse-battery-staple-0123456789",
                "ostiary.issuer=https://example.test",
                "ostiary.audience=orders",
                "ostiary.config=" + file.toUri(),
                Parts.web());
    }

    private static String cookies(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.replaceFirst(";.*", ""))
                .collect(Collectors.joining("; "));
    }

    @Test
    void refresh_asksTheBeanForClaims() throws Exception {
        try (BootApplication shop = start()) {
            String signedIn = cookies(shop.send("POST", "/sign-in", "Sec-Fetch-Site", "same-origin"));
            String refreshed =
                    cookies(shop.send("POST", "/auth/refresh", "Sec-Fetch-Site", "same-origin", "Cookie", signedIn));

            assertThat(shop.get("/api/me", "Cookie", signedIn).body()).isEqualTo("u1 clerk=true");
            assertThat(shop.get("/api/me", "Cookie", refreshed).body()).isEqualTo("u1 clerk=false");
        }
    }
}
