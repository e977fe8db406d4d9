package dev.ostiary.servers;

/** What holds on any server, on GlassFish 8. */
class GlassFishIT extends GoesOnContract {
    GlassFishIT() {
        super(new GlassFish());
    }
}
