package dev.ostiary.containers;

/** Reloads in Tomcat 10. */
class Tomcat10ReloadIT extends ReloadContract {}
