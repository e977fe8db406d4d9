package dev.ostiary.containers;

/** The contract in Jetty 12.1, ee10. */
class JettyEe10IT extends AuthFilterContract {
    JettyEe10IT() {
        super(new JettyEe10());
    }
}
