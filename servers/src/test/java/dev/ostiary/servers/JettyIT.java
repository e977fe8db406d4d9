package dev.ostiary.servers;

/** What holds on any server, on Jetty 12.1. */
class JettyIT extends ServerContract {
    JettyIT() {
        super(new Jetty());
    }
}
