package dev.ostiary.containers;

/** WebSockets in Tomcat 11. */
class Tomcat11WebSocketIT extends TomcatWebSocketContract {}
