package dev.ostiary.servlet.start;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether filters are there whose settings stand in Java. The Servlet API shows the class and the init-params of a registered filter
 * and no more, so nobody can tell such a one from one that has no settings at all. Thread-safe.
 */
public final class BuiltFilters {
    private static final AtomicBoolean ANY = new AtomicBoolean();

    private BuiltFilters() {}

    /** Says that a builder has made a filter, whose settings it has checked. */
    public static void note() {
        ANY.set(true);
    }

    /** Whether a registered filter may be one of them. */
    static boolean mayBeRegistered() {
        return ANY.get();
    }
}
