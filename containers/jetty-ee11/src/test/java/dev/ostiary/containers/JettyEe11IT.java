package dev.ostiary.containers;

/** The contract in Jetty 12.1, ee11. */
class JettyEe11IT extends AuthFilterContract {
    JettyEe11IT() {
        super(new JettyEe11());
    }
}
