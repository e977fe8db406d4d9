package dev.ostiary.containers;

/** The access log of Tomcat 11. */
class Tomcat11AccessLogIT extends TomcatAccessLogContract {}
