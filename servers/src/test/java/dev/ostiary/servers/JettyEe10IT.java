package dev.ostiary.servers;

/** What holds on any server, on Jetty 12.1 with Jakarta EE 10. */
class JettyEe10IT extends ServerContract {
    JettyEe10IT() {
        super(new Jetty("ee10"));
    }
}
