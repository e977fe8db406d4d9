package dev.ostiary.servers;

/** What holds on any server, on GlassFish 8. */
class GlassFishIT extends ServerContract {
    GlassFishIT() {
        super(new GlassFish());
    }
}
