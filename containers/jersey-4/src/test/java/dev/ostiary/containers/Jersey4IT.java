package dev.ostiary.containers;

/** Resources of Jersey 4.0 in Jetty 12.1, ee11. */
class Jersey4IT extends JerseyContract {
    Jersey4IT() {
        super(new JettyEe11());
    }
}
