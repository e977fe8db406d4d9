package dev.ostiary.servers;

/** What holds on any server, on Tomcat 11. */
class Tomcat11IT extends ServerContract {
    Tomcat11IT() {
        super(new Tomcat("apache-tomcat-11", "tomcat11"));
    }
}
