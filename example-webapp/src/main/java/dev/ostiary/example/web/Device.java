package dev.ostiary.example.web;

import java.util.List;

/**
 * What a browser calls itself ({@code User-Agent}, RFC 9110 section 10.1.5), said in two words. Browsers claim to be each
 * other, so those that are named in others come last. Good for people to recognise a device by, and for nothing else.
 */
final class Device {
    private static final List<Known> PROGRAMS = List.of(
            new Known("Edg", "Edge"),
            new Known("OPR/", "Opera"),
            new Known("Firefox/", "Firefox"),
            new Known("Chrome/", "Chrome"),
            new Known("Safari/", "Safari"),
            new Known("curl/", "curl"));
    private static final List<Known> SYSTEMS = List.of(
            new Known("Windows", "Windows"),
            new Known("Android", "Android"),
            new Known("iPhone", "an iPhone"),
            new Known("iPad", "an iPad"),
            new Known("Macintosh", "macOS"),
            new Known("CrOS", "ChromeOS"),
            new Known("Linux", "Linux"));

    private Device() {}

    static String name(String userAgent) {
        String program = find(PROGRAMS, userAgent, "Some program");
        String system = find(SYSTEMS, userAgent, "");
        return system.isEmpty() ? program : program + " on " + system;
    }

    private static String find(List<Known> known, String userAgent, String otherwise) {
        return known.stream()
                .filter(one -> userAgent.contains(one.word()))
                .map(Known::name)
                .findFirst()
                .orElse(otherwise);
    }

    private record Known(String word, String name) {}
}
