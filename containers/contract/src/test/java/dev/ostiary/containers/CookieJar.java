package dev.ostiary.containers;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a browser keeps of the answers of one application. */
record CookieJar(Map<String, String> cookies) {
    CookieJar() {
        this(new LinkedHashMap<>());
    }

    /** Takes what is set, drops what is cleared. */
    RawHttp.Answer take(RawHttp.Answer answer) {
        for (String line : answer.headers("Set-Cookie")) {
            String[] pair = line.split(";", 2)[0].split("=", 2);
            if (line.contains("Max-Age=0;")) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        return answer;
    }

    String line() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; ", "Cookie: ", ""));
    }

    CookieJar copy() {
        return new CookieJar(new LinkedHashMap<>(cookies));
    }

    CookieJar without(String name) {
        CookieJar fewer = copy();
        fewer.cookies.remove(name);
        return fewer;
    }
}
