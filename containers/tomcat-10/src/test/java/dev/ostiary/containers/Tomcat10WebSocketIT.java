package dev.ostiary.containers;

/** WebSockets in Tomcat 10.1. */
class Tomcat10WebSocketIT extends TomcatWebSocketContract {}
