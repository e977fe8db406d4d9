package dev.ostiary.containers;

/** Resources of CXF 4.1 in Tomcat 10.1. */
class Cxf41IT extends RestContract {
    Cxf41IT() {
        super(new Cxf(new EmbeddedTomcat()));
    }
}
