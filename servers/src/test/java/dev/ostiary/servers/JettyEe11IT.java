package dev.ostiary.servers;

/** What holds on any server, on Jetty 12.1 with Jakarta EE 11. */
class JettyEe11IT extends ServerContract {
    JettyEe11IT() {
        super(new Jetty("ee11"));
    }
}
