package dev.ostiary.containers;

/** The access log of Tomcat 10.1. */
class Tomcat10AccessLogIT extends TomcatAccessLogContract {}
