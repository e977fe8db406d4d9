package dev.ostiary.servlet.keycloak;

/**
 * What a file says by one key.
 *
 * @param isReplaced whether something of the text came out of a placeholder
 */
record Said(String key, String text, boolean isReplaced) {
    /** @throws IllegalArgumentException where it is neither true nor false */
    boolean isTrue() {
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            throw new IllegalArgumentException("is neither true nor false");
        }
        return text.equalsIgnoreCase("true");
    }

    /** The key alone; the text may be a secret. */
    @Override
    public String toString() {
        return key;
    }
}
