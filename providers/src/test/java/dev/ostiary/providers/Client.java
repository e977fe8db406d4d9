package dev.ostiary.providers;

/** An application as a provider knows it. */
record Client(String id, String secret) {

    @Override
    public String toString() {
        return "Client[" + id + "]";
    }
}
