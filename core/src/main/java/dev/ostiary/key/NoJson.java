package dev.ostiary.key;

/** What a body is that is no strict JSON object, as far as its beginning tells. Stateless. */
final class NoJson {
    private NoJson() {}

    static String describe(byte[] body) {
        int i = 0;
        while (i < body.length && body[i] <= ' ') { // a byte order mark is negative, and passed over with the blanks
            i++;
        }
        if (i == body.length) {
            return "the body is empty";
        }
        return body[i] == '<'
                ? "the body is HTML or XML instead of JSON, as of a sign-in page or a proxy"
                : JwksFault.NOT_JSON.description();
    }
}
