package dev.ostiary.servers;

/** What holds on any server, on Tomcat 11. */
class TomcatIT extends ServerContract {
    TomcatIT() {
        super(new Tomcat());
    }
}
