package dev.ostiary.containers;

/** Resources of Jersey 3.1 in Jetty 12.1, ee10. */
class Jersey3IT extends JerseyContract {
    Jersey3IT() {
        super(new JettyEe10());
    }
}
