package dev.ostiary.example.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names of the credentials in a request: of headers and cookies that are there, whether they are any good or not. */
final class SentCredentials {
    private static final List<String> HEADERS = List.of("Authorization", "X-API-Key");
    private static final Pattern COOKIES = Pattern.compile("(__Host-|__Secure-)?(access|refresh)_token");

    private SentCredentials() {}

    static List<String> names(HttpServletRequest request) {
        Stream<String> headers =
                HEADERS.stream().filter(name -> request.getHeader(name) != null).map(name -> "header " + name);
        Stream<String> cookies = Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .map(Cookie::getName)
                .filter(name -> COOKIES.matcher(name).matches())
                .map(name -> "cookie " + name);
        return Stream.concat(headers, cookies).distinct().toList();
    }
}
