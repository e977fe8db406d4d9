#!/usr/bin/env bash
# Which ID token signs out at Spring Authorization Server. Nothing of this project takes part.
#
# Seen with Spring Authorization Server 7.1.2 (Spring Boot 4.1.2) on JDK 17: after a refresh, the ID token of the sign-in is refused as
# id_token_hint with 400, though it is of the same session and has not expired; the one that came with the refresh is accepted. And there
# is no way without a hint. So a client that keeps the first ID token cannot sign its users out after the first refresh.
#
# Needs a JDK 17 or later and Maven. Leaves nothing behind. Ends with an error where this has changed.
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

cat >"$tmp/pom.xml" <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>probe</groupId><artifactId>probe</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.springframework.boot</groupId>
      <artifactId>spring-boot-starter-security-oauth2-authorization-server</artifactId><version>4.1.2</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -B -ntp -q -f "$tmp/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies -DoutputDirectory="$tmp/lib"

cat >"$tmp/Probe.java" <<'JAVA'
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

@EnableAutoConfiguration
public class Probe {
    static final HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    static String at;

    static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return browser.send(request.header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
    }

    static HttpResponse<String> get(String address) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(at).resolve(address)));
    }

    static HttpResponse<String> post(String path, String form) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(at + path))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("rp:secret".getBytes()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String part(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return found.group(1);
    }

    static int signOut(String hint) throws Exception {
        return get("/connect/logout?post_logout_redirect_uri=" + encoded("http://localhost/out") + "&id_token_hint=" + hint).statusCode();
    }

    public static void main(String[] words) throws Exception {
        SpringApplication application = new SpringApplication(Probe.class);
        String client = "spring.security.oauth2.authorizationserver.client.rp.registration.";
        application.setDefaultProperties(Map.of(
                "server.port", "0",
                "server.address", "127.0.0.1",
                "spring.main.banner-mode", "off",
                "spring.security.user.name", "u",
                "spring.security.user.password", "p",
                client + "client-id", "rp",
                client + "client-secret", "{noop}secret",
                client + "authorization-grant-types", "authorization_code,refresh_token",
                client + "client-authentication-methods", "client_secret_basic",
                client.replace("registration.", "require-proof-key"), "false"));
        System.setProperty(client + "redirect-uris", "http://localhost/callback");
        System.setProperty(client + "post-logout-redirect-uris", "http://localhost/out");
        System.setProperty(client + "scopes", "openid");
        try (var context = application.run()) {
            at = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
            String departure = "/oauth2/authorize?response_type=code&client_id=rp&scope=openid&state=s&redirect_uri="
                    + encoded("http://localhost/callback");
            get(departure);
            String csrf = part("name=\"_csrf\"[^>]*value=\"([^\"]*)\"", get("/login").body());
            post("/login", "username=u&password=p&_csrf=" + encoded(csrf));
            String code = part("[?&]code=([^&]*)", get(departure).headers().firstValue("Location").orElseThrow());
            String tokens = post("/oauth2/token", "grant_type=authorization_code&code=" + code + "&redirect_uri="
                            + encoded("http://localhost/callback"))
                    .body();
            String first = part("\"id_token\":\"([^\"]*)\"", tokens);
            String refreshed = post("/oauth2/token", "grant_type=refresh_token&refresh_token="
                            + part("\"refresh_token\":\"([^\"]*)\"", tokens))
                    .body();
            String second = part("\"id_token\":\"([^\"]*)\"", refreshed);
            System.out.println("the ID token of the sign-in, after a refresh: " + signOut(first));
            System.out.println("no ID token: " + get("/connect/logout?client_id=rp").statusCode());
            System.out.println("the ID token of the refresh: " + signOut(second));
        }
    }
}
JAVA
java -cp "$tmp/lib/*" "$tmp/Probe.java" >"$tmp/log" 2>&1 || { cat "$tmp/log"; exit 2; }
seen=$(grep 'ID token' "$tmp/log")
before='the ID token of the sign-in, after a refresh: 400
no ID token: 400
the ID token of the refresh: 302'
echo 'Spring Authorization Server 7.1.2, /connect/logout:'
echo "$seen"
if [ "$seen" != "$before" ]; then
  echo 'before it was:'
  echo "$before"
  exit 1
fi
