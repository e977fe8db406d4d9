package dev.ostiary.containers;

/** Reloads in Tomcat 11. */
class Tomcat11ReloadIT extends ReloadContract {}
