package dev.ostiary.servlet;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what was opened for a filter that does not come about. Not thread-safe. */
final class Opening implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T resource) {
        opened.push(resource);
        return resource;
    }

    /** It has come about: from now on the filter closes it all. */
    void isComplete() {
        opened.clear();
    }

    @Override
    public void close() {
        opened.forEach(Opening::closed);
    }

    /** Of what has gone wrong the first is told, and that is on its way. */
    private static void closed(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception alreadyFailing) {
            // The others are closed all the same.
        }
    }
}
