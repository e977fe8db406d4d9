package dev.ostiary.containers;

/** Resources of RESTEasy 7.0 in Tomcat 11. */
class Resteasy7IT extends RestContract {
    Resteasy7IT() {
        super(new Resteasy(new EmbeddedTomcat()));
    }
}
