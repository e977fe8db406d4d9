package dev.ostiary.servers;

/** What holds on any server, on Tomcat 10.1. */
class Tomcat10IT extends ServerContract {
    Tomcat10IT() {
        super(new Tomcat("apache-tomcat-10", "tomcat"));
    }
}
