package dev.ostiary.store.redis;

/**
 * A place in the order of revocations, which means something within its epoch only. Immutable.
 *
 * @param epoch the store's, as long as it remembers without a gap
 * @param place a whole number
 */
record FeedPosition(String epoch, String place) {
    static final FeedPosition BEGINNING = new FeedPosition("", "0");

    /**
     * Reads what {@link #toString} makes.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static FeedPosition parse(String text) {
        if (!text.matches("[0-9a-f-]{1,64}:[0-9]{1,16}")) {
            throw new IllegalArgumentException("position: expected one from a page of this store");
        }
        int colon = text.indexOf(':');
        return new FeedPosition(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return epoch + ":" + place;
    }
}
