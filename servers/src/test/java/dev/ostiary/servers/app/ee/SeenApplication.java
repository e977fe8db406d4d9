package dev.ostiary.servers.app.ee;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** For {@link SeenResource}. */
@ApplicationPath("/rest")
public class SeenApplication extends Application {}
