package dev.ostiary.containers;

/** Resources of RESTEasy 6.2 in Tomcat 10.1. */
class Resteasy6IT extends RestContract {
    Resteasy6IT() {
        super(new Resteasy(new EmbeddedTomcat()));
    }
}
