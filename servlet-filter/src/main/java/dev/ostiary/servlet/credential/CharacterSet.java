package dev.ostiary.servlet.credential;

/** Some of the characters of ASCII. Immutable. */
final class CharacterSet {
    private static final int SIZE = 128;

    private final boolean[] contained = new boolean[SIZE];

    private CharacterSet(String characters) {
        characters.chars().forEach(c -> contained[c] = true);
    }

    static CharacterSet of(String characters) {
        return new CharacterSet(characters);
    }

    /** Where the run of these characters ends that begins there; the beginning itself if there is none. */
    int end(String text, int from) {
        boolean[] set = contained;
        int length = text.length();
        for (int at = from; at < length; at++) {
            char c = text.charAt(at);
            if (c >= SIZE || !set[c]) {
                return at;
            }
        }
        return length;
    }
}
