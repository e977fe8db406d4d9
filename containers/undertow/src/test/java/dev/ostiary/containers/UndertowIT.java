package dev.ostiary.containers;

/** The contract in Undertow 2.3. */
class UndertowIT extends AuthFilterContract {
    UndertowIT() {
        super(new Undertow23());
    }
}
