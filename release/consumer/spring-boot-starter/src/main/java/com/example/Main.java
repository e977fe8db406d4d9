package com.example;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** An application that sets nothing but properties, and is asked by nobody it knows. */
@SpringBootApplication
public class Main {
    public static void main(String[] arguments) throws Exception {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        ConfigurableApplicationContext application = new SpringApplicationBuilder(Main.class)
                .properties(
                        "server.address=127.0.0.1",
                        "server.port=0",
                        "ostiary.secret=base64url:"
                                + Base64.getUrlEncoder().withoutPadding().encodeToString(secret),
                        "ostiary.issuer=https://id.example",
                        "ostiary.audience=orders")
                .run();

        String said = answer(application.getEnvironment().getProperty("local.server.port"));
        application.close();

        if (!said.contains("missing_token")) {
            throw new IllegalStateException("expected missing_token, and the application says " + said);
        }
        System.out.println("ostiary-spring-boot-starter: refused");
    }

    private static String answer(String port) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + port + "/api/me");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
