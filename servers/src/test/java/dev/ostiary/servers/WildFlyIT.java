package dev.ostiary.servers;

/** What holds on any server, on WildFly 39. */
class WildFlyIT extends FrameworksContract {
    WildFlyIT() {
        super(new WildFly());
    }
}
