package dev.ostiary.encoding;

/** Tells text that has a UTF-8 form from text that has none. */
final class Unicode {
    private Unicode() {}

    /** Whether each surrogate of the text is half of a pair. */
    static boolean isWellFormed(String text) {
        int i = 0;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                return false;
            }
            i += Character.charCount(codePoint);
        }
        return true;
    }
}
