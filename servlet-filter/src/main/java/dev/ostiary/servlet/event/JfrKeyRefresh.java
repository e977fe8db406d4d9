package dev.ostiary.servlet.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A refresh of keys as the flight recorder keeps it. */
@Name(JfrKeyRefresh.NAME)
@Label("Key Refresh")
@Description("An attempt to fetch the keys of an issuer")
@Category("Ostiary")
@StackTrace(false)
final class JfrKeyRefresh extends Event {
    static final String NAME = "dev.ostiary.KeyRefresh";

    @Label("Issuer")
    final String issuer;

    @Label("Usable Keys")
    final int keys;

    @Label("Skipped Entries")
    final int skipped;

    @Label("Fault")
    final @Nullable String fault;

    JfrKeyRefresh(String issuer, int keys, int skipped, @Nullable String fault) {
        this.issuer = issuer;
        this.keys = keys;
        this.skipped = skipped;
        this.fault = fault;
    }
}
