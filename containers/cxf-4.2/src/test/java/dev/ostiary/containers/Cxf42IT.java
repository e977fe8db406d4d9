package dev.ostiary.containers;

/** Resources of CXF 4.2 in Tomcat 11. */
class Cxf42IT extends RestContract {
    Cxf42IT() {
        super(new Cxf(new EmbeddedTomcat()));
    }
}
