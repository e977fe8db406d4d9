package dev.ostiary.servlet.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A refusal as the flight recorder keeps it. */
@Name(JfrRefusal.NAME)
@Label("Refused Request")
@Description("A request that was refused, or would have been without report-only mode")
@Category("Ostiary")
@StackTrace(false)
final class JfrRefusal extends Event {
    static final String NAME = "dev.ostiary.Refusal";

    @Label("Outcome")
    final String outcome;

    @Label("Code")
    final String code;

    @Label("Rule")
    final String rule;

    @Label("Method")
    final String method;

    @Label("Path")
    final String path;

    @Label("Support Id")
    final String supportId;

    JfrRefusal(AuthEvent event, String code) {
        this.outcome = event.outcome().code();
        this.code = code;
        this.rule = event.rule();
        this.method = event.method();
        this.path = event.path();
        this.supportId = event.supportId().orElse("");
    }
}
