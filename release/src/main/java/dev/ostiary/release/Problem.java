package dev.ostiary.release;

/**
 * What keeps a folder from being published.
 *
 * @param where the file or artifact
 * @param what what is wrong, and what was expected
 */
record Problem(String where, String what) {
    @Override
    public String toString() {
        return where + ": " + what;
    }
}
