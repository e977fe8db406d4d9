package dev.ostiary.containers;

/** The contract in Tomcat 10.1. */
class Tomcat10IT extends AuthFilterContract {
    Tomcat10IT() {
        super(new EmbeddedTomcat());
    }
}
