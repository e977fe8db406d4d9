package dev.ostiary.containers;

/** The contract in Tomcat 11. */
class Tomcat11IT extends AuthFilterContract {
    Tomcat11IT() {
        super(new EmbeddedTomcat());
    }
}
